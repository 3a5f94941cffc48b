import type { Jobs } from '../core/jobs.ts';
import type { Log } from '../core/log.ts';
import { Hearing } from './hearing.ts';
import { talkKey } from './hotkey/talk-key.ts';
import { X11Hotkey } from './hotkey/x11-hotkey.ts';
import { createMicrophone } from './microphone/create-microphone.ts';
import { createRecogniser } from './recogniser/create-recogniser.ts';
import type { HearSettings } from './settings.ts';
import { usualTalkTimes } from './talk/decide-talk.ts';

export type { HearSettings } from './settings.ts';

export interface HearingDeps {
  readonly jobs: Jobs;
  readonly log: Log;
  /** Says where display and sound server are. */
  readonly env: NodeJS.ProcessEnv;
}

/** The room HEAR as the settings describe it; nothing runs yet. Throws `bad_config` for a key that does not exist. */
export function createHearing(settings: HearSettings, { jobs, log, env }: HearingDeps): Hearing {
  const { hotkey, microphone, recogniser } = settings;
  const times = { ...usualTalkTimes, minimumHold: hotkey.minimumHold };
  // The tail runs since the key came up, which is believed only when it stayed up for a moment.
  const tail = Math.max(0, microphone.tail - times.shortestRelease);
  return new Hearing({
    hotkey: hotkey.enabled ? new X11Hotkey({ key: talkKey(hotkey.key), env, log }) : undefined,
    microphone: createMicrophone({ settings: { ...microphone, tail }, env }),
    recogniser: createRecogniser(recogniser, { log, env }),
    jobs,
    log,
    times,
  });
}
