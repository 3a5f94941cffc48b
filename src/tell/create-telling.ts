import type { Buses } from '../core/bus.ts';
import type { Jobs } from '../core/jobs.ts';
import type { Log } from '../core/log.ts';
import { all } from './all.ts';
import { iconUri } from './assets.ts';
import { Cues } from './cues/cues.ts';
import { WavPlayer } from './cues/player.ts';
import { Popups } from './notifications/popups.ts';
import type { TellSettings } from './settings.ts';
import { espeakVoice } from './speech/espeak.ts';
import { Speech } from './speech/speech.ts';
import { Telling } from './telling.ts';

export interface TellDependencies {
  readonly jobs: Jobs;
  readonly log: Log;
  /** Where the sound server and the programs are looked for. */
  readonly env: NodeJS.ProcessEnv;
  readonly buses: Buses;
}

/** Builds the room from the config. Starts nothing. */
export function createTelling(settings: TellSettings, { jobs, log, env, buses }: TellDependencies): Telling {
  const { longText } = settings.speech;
  const popups = settings.popups.enabled ? new Popups({ buses, log, icon: iconUri }) : undefined;
  const speech = settings.speech.enabled
    ? new Speech({ voice: espeakVoice(settings.speech, env), jobs, log, longText })
    : undefined;
  const cues = settings.cues.enabled ? new Cues({ player: new WavPlayer(env), jobs, log }) : undefined;
  const teller = all([popups, speech].filter((one) => one !== undefined));
  return new Telling({ teller, popups, speech, cues, longText });
}
