import type { BackOffTimes } from '../child/back-off.ts';
import type { MicrophoneSettings } from './settings.ts';

export interface MicrophoneOptions {
  readonly settings: MicrophoneSettings;
  /** Says where the sound server is, and where the programs are. */
  readonly env: NodeJS.ProcessEnv;
  /** How soon a recorder that ended is started again. */
  readonly backOff?: BackOffTimes;
}
