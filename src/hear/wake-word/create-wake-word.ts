import type { Log } from '../../core/log.ts';
import type { WakeWord } from '../../core/wake-word.ts';
import { childModule } from '../child/child-module.ts';
import type { LocalSettings } from '../recogniser/settings.ts';
import type { LocalOrder } from './local/open-local-spotter.ts';
import type { PorcupineOrder } from './porcupine/porcupine-spotter.ts';
import type { WakeWordSettings } from './settings.ts';
import { SpottedWakeWord } from './spotted-wake-word.ts';

export interface WakeWordDeps {
  readonly log: Log;
  readonly env: NodeJS.ProcessEnv;
  /** Where library and model of the local engine lie. */
  readonly local: LocalSettings;
}

/** What the settings ask to listen for, not yet started; undefined for nothing. Only one engine's process will run. */
export function createWakeWord(settings: WakeWordSettings, { log, env, local }: WakeWordDeps): WakeWord | undefined {
  const { engine, phrase, keyword, accessKey, accessKeyEnv, sensitivity } = settings;
  const name = 'wake word';
  switch (engine) {
    case 'off':
      return undefined;
    case 'local': {
      const module = childModule('./local/local-spotter-child', import.meta.url);
      return new SpottedWakeWord<LocalOrder>({ name, module, log, env, order: { phrase, sensitivity, local } });
    }
    case 'porcupine': {
      const module = childModule('./porcupine/porcupine-child', import.meta.url);
      const order = { keyword, accessKey: accessKey ?? '', accessKeyEnv, sensitivity };
      return new SpottedWakeWord<PorcupineOrder>({ name, module, log, env, order });
    }
  }
}
