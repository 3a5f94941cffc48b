import type { Buses } from '../core/bus.ts';
import type { Check } from '../core/check.ts';
import { errorFacts } from '../core/error.ts';
import type { Milliseconds } from '../core/time.ts';
import { checkHotkey } from './hotkey/check-hotkey.ts';
import { installRecorder } from './microphone/install-recorder.ts';
import type { MicrophoneSettings } from './microphone/settings.ts';
import { tryMicrophone } from './microphone/try-microphone.ts';
import { recogniserChecks } from './recogniser/checks.ts';
import type { HearSettings } from './settings.ts';
import { checkWakeWord } from './wake-word/check-wake-word.ts';

/** All recorders may be slow to give their first sound, one after the other; an engine may ask its maker about a key. */
const LIMIT: Milliseconds = 20_000;

export interface CheckDeps {
  readonly env: NodeJS.ProcessEnv;
  readonly buses: Buses;
}

/**
 * Whether talk key, microphone, recognisers and wake word work, by using each for a moment; no daemon is needed, and
 * nothing is left running. Resolves with one line a part. Never rejects.
 */
export async function hearingChecks(settings: HearSettings, deps: CheckDeps): Promise<readonly Check[]> {
  const { local } = settings.recogniser;
  const [key, microphone, recognisers, wakeWord] = await Promise.all([
    checkHotkey(settings.hotkey, deps, AbortSignal.timeout(LIMIT)),
    checkMicrophone(settings.microphone, deps.env),
    recogniserChecks(settings.recogniser, deps.env),
    checkWakeWord(settings.wakeWord, { env: deps.env, local }, AbortSignal.timeout(LIMIT)),
  ]);
  return [key, microphone, ...recognisers, ...wakeWord];
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
