import type { Log } from '../../../src/core/log.ts';
import type { WakeWordSettings } from '../../../src/hear/wake-word/settings.ts';

export const quietLog: Log = { info: () => undefined, warn: () => undefined };

export function settingsFor(settings: Partial<WakeWordSettings>): WakeWordSettings {
  return {
    engine: 'local',
    phrase: 'hey wilco',
    keyword: 'computer',
    accessKey: 'some-key',
    accessKeyEnv: 'PICOVOICE_ACCESS_KEY',
    sensitivity: 1,
    endSilence: 800,
    longestTake: 15_000,
    ...settings,
  };
}
