import type { Check } from '../../core/check.ts';
import { errorFacts } from '../../core/error.ts';
import { untilAborted } from '../../core/until-aborted.ts';
import { createWakeWord, type WakeWordDeps } from './create-wake-word.ts';
import type { WakeWordSettings } from './settings.ts';

/**
 * Whether the phrase would be listened for, by loading the engine; none where the config asks for no wake word. Nothing is
 * left running. Never rejects.
 */
export async function checkWakeWord(
  settings: WakeWordSettings,
  deps: Omit<WakeWordDeps, 'log'>,
  signal: AbortSignal,
): Promise<readonly Check[]> {
  const name = 'wake word';
  const log = { info: () => undefined, warn: () => undefined };
  const wakeWord = createWakeWord(settings, { ...deps, log });
  if (wakeWord === undefined) return [];
  const over = new AbortController();
  try {
    await untilAborted(wakeWord.start(over.signal), signal);
    const state = wakeWord.state();
    return [{ name, type: 'ok', detail: state.type === 'ready' ? state.detail : settings.engine }];
  } catch (thrown) {
    const { message, hint } = signal.aborted ? silent : errorFacts(thrown);
    return [{ name, type: 'missing', detail: message, remedy: hint }];
  } finally {
    over.abort();
  }
}

const silent = {
  message: 'The engine of the wake word does not answer.',
  hint: 'Look whether the network works, or set engine = "local" under [wake_word] in config.toml.',
};
