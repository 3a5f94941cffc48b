import type { Buses } from '../core/bus.ts';
import type { Jobs } from '../core/jobs.ts';
import type { Log } from '../core/log.ts';
import type { Microphone } from '../core/microphone.ts';
import type { Milliseconds } from '../core/time.ts';
import { Hearing } from './hearing.ts';
import { createHotkey } from './hotkey/create-hotkey.ts';
import { ownDesktopFile } from './hotkey/portal/own-desktop-file.ts';
import { talkKey } from './hotkey/talk-key.ts';
import { createMicrophone } from './microphone/create-microphone.ts';
import type { MicrophoneSettings } from './microphone/settings.ts';
import { createRecogniser } from './recogniser/create-recogniser.ts';
import { DesktopWatch } from './session/desktop-watch.ts';
import { WatchedSession } from './session/watched-session.ts';
import type { HearSettings } from './settings.ts';
import { createWakeWord } from './wake-word/create-wake-word.ts';
import { usualHandsFreeTimes } from './wake-word/hands-free-take.ts';
import { WakeListening } from './wake-word/wake-listening.ts';

export type { HearSettings } from './settings.ts';

export interface HearingDeps {
  readonly jobs: Jobs;
  readonly log: Log;
  /** Says where display and sound server are. */
  readonly env: NodeJS.ProcessEnv;
  readonly buses: Buses;
}

/** The room HEAR as the settings describe it; nothing runs yet. Throws `bad_config` for a key that does not exist. */
export function createHearing(settings: HearSettings, deps: HearingDeps): Hearing {
  const { jobs, log, env, buses } = deps;
  const { debounce, minimumHold, longestTake, mode, key } = settings.hotkey;
  // The tail runs since the key came up, which is believed only when it stayed up for a moment.
  const tail = Math.max(0, settings.microphone.tail - debounce);
  const microphone = createMicrophone({ settings: { ...withWakeWord(settings), tail }, env, log });
  return new Hearing({
    hotkey: createHotkey(settings.hotkey, { env, log, buses, desktopFile: ownDesktopFile(env) }),
    wakeWord: wakeListening(settings, microphone, deps),
    microphone,
    recogniser: createRecogniser(settings.recogniser, { log, env }),
    desktop: new DesktopWatch(new WatchedSession({ buses, env, log }), microphone),
    jobs,
    log,
    rules: { mode, keyIsModifier: talkKey(key).isModifier, debounce, minimumHold, longestTake },
  });
}

/**
 * A wake word is heard only while the microphone is open, and told a moment after its end: what was said in that moment
 * is in the pre-roll.
 */
function withWakeWord({ wakeWord, microphone }: HearSettings): MicrophoneSettings {
  if (wakeWord.engine === 'off') return microphone;
  return { ...microphone, warm: true, preRoll: Math.max(microphone.preRoll, WAKE_PRE_ROLL) };
}

const WAKE_PRE_ROLL: Milliseconds = 500;

function wakeListening(
  { wakeWord: settings, recogniser }: HearSettings,
  microphone: Microphone,
  { log, env }: HearingDeps,
): WakeListening | undefined {
  const wakeWord = createWakeWord(settings, { log, env, local: recogniser.local });
  if (wakeWord === undefined) return undefined;
  const { endSilence, longestTake } = settings;
  const times = { ...usualHandsFreeTimes, endSilence, longestTake };
  return new WakeListening({ microphone, wakeWord, log, times });
}
