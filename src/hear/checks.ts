import type { Check } from '../core/check.ts';
import { errorFacts } from '../core/error.ts';
import type { Log } from '../core/log.ts';
import type { Milliseconds } from '../core/time.ts';
import { keyboardAccess } from './hotkey/keyboard-access.ts';
import { type TalkKey, talkKey } from './hotkey/talk-key.ts';
import { X11Hotkey } from './hotkey/x11-hotkey.ts';
import { installRecorder } from './microphone/install-recorder.ts';
import type { MicrophoneSettings } from './microphone/settings.ts';
import { tryMicrophone } from './microphone/try-microphone.ts';
import { recogniserChecks } from './recogniser/checks.ts';
import type { HearSettings, HotkeySettings } from './settings.ts';

/** All four recorder programs may be slow to give their first sound, one after the other. */
const LIMIT: Milliseconds = 20_000;

/**
 * Whether talk key, microphone and recogniser work, by using each for a moment; no daemon is needed, and nothing is
 * left running. Resolves with one line a part. Never rejects.
 */
export async function hearingChecks(settings: HearSettings, env: NodeJS.ProcessEnv): Promise<readonly Check[]> {
  const [key, microphone, recognisers] = await Promise.all([
    checkKey(settings.hotkey, env),
    checkMicrophone(settings.microphone, env),
    recogniserChecks(settings.recogniser, env),
  ]);
  return [key, microphone, ...recognisers];
}

async function checkKey(settings: HotkeySettings, env: NodeJS.ProcessEnv): Promise<Check> {
  const name = 'talk key';
  if (!settings.enabled) return { name, type: 'ok', detail: 'turned off in the config; "wilco talk toggle" works' };
  try {
    return { name, ...(await tryKey(talkKey(settings.key), env)) };
  } catch (thrown) {
    const { message, hint } = errorFacts(thrown);
    return { name, type: 'missing', detail: message, remedy: hint };
  }
}

async function tryKey(key: TalkKey, env: NodeJS.ProcessEnv): Promise<Finding> {
  const access = keyboardAccess(env);
  for await (const event of new X11Hotkey({ key, env, log: quiet }).events(AbortSignal.timeout(LIMIT))) {
    if (event.type === 'lost') throw event.error;
    if (event.type !== 'ready') continue;
    if (access.type === 'none' || access.limit === '') return { type: 'ok', detail: event.detail };
    const remedy = 'For all windows, bind a key to "wilco talk toggle" in the settings of your desktop.';
    return { type: 'warning', detail: event.detail, remedy };
  }
  return {
    type: 'missing',
    detail: 'The key hook did not start.',
    remedy: 'Start Wilco with "wilco daemon" and look at what it says.',
  };
}

async function checkMicrophone(settings: MicrophoneSettings, env: NodeJS.ProcessEnv): Promise<Check> {
  const name = 'microphone';
  try {
    const backend = await tryMicrophone(settings, env, AbortSignal.timeout(LIMIT));
    const detail = `${backend}, ${settings.device}`;
    if (backend === 'parec' || settings.backend !== 'auto') return { name, type: 'ok', detail };
    return { name, type: 'warning', detail: `${detail}: parec would be quicker`, remedy: installRecorder(env) };
  } catch (thrown) {
    const { message, hint } = errorFacts(thrown);
    return { name, type: 'missing', detail: message, remedy: hint };
  }
}

type Finding = Omit<Check & { type: 'ok' }, 'name'> | Omit<Check & { type: 'warning' | 'missing' }, 'name'>;

const quiet: Log = { info: () => undefined, warn: () => undefined };
