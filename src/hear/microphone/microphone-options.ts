import type { Log } from '../../core/log.ts';
import type { Milliseconds } from '../../core/time.ts';
import type { BackOffTimes } from '../child/back-off.ts';
import type { MicrophoneSettings } from './settings.ts';

export interface MicrophoneOptions {
  readonly settings: MicrophoneSettings;
  /** Says where the sound server is, and where the programs are. */
  readonly env: NodeJS.ProcessEnv;
  readonly log: Log;
  /** How soon a recorder that ended is started again. */
  readonly backOff?: BackOffTimes;
  /** A take outlives the loss of its recorder when the next one gives sound within this time. Default 300. */
  readonly longestGap?: Milliseconds;
}
