import { afterEach, expect, test, vi } from 'vitest';
import { errorFacts } from '../../../src/core/error.ts';
import { childModule } from '../../../src/hear/child/child-module.ts';
import { createWakeWord } from '../../../src/hear/wake-word/create-wake-word.ts';
import type { PorcupineOrder } from '../../../src/hear/wake-word/porcupine/porcupine-spotter.ts';
import { SpottedWakeWord } from '../../../src/hear/wake-word/spotted-wake-word.ts';
import { quietLog, settingsFor } from './settings-for.ts';

const standIn = new URL('./porcupine-stand-in.ts', import.meta.url).href;
const child = childModule(
  './porcupine-child',
  new URL('../../../src/hear/wake-word/porcupine/here.ts', import.meta.url).href,
);
let end = new AbortController();
afterEach(() => {
  end.abort();
  end = new AbortController();
});

function withStandIn(accessKey: string, keyword = 'computer'): SpottedWakeWord<PorcupineOrder> {
  const order = { keyword, accessKey, accessKeyEnv: 'SOME_KEY', sensitivity: 0.5, module: standIn };
  return new SpottedWakeWord<PorcupineOrder>({
    name: 'wake word',
    module: child,
    order,
    log: quietLog,
    env: process.env,
  });
}

async function refusal(started: Promise<void> | undefined) {
  return errorFacts(
    await started?.then(
      () => undefined,
      (thrown: unknown) => thrown,
    ),
  );
}

test('the real engine refuses a bad AccessKey; what is told names the remedy and the free way, and not the key', async () => {
  const settings = settingsFor({ engine: 'porcupine', accessKey: 'bad-key-1' });
  const wakeWord = createWakeWord(settings, { log: quietLog, env: process.env, local: {} });
  const error = await refusal(wakeWord?.start(end.signal));
  expect(error).toMatchObject({ code: 'wake_word_unavailable', message: 'Picovoice does not know the AccessKey.' });
  expect(error.hint).toContain('paid key');
  expect(error.hint).toContain('engine = "local"');
  expect(JSON.stringify(error)).not.toContain('bad-key-1');
  expect(wakeWord?.state()).toEqual({ type: 'broken', error });
});

test('without an AccessKey, or with a word that it has not, the real engine is not even asked', async () => {
  const deps = { log: quietLog, env: process.env, local: {} };
  const without = createWakeWord(settingsFor({ engine: 'porcupine', accessKey: undefined }), deps);
  expect((await refusal(without?.start(end.signal))).hint).toContain('PICOVOICE_ACCESS_KEY');
  const unknown = createWakeWord(settingsFor({ engine: 'porcupine', keyword: '/nowhere/wilco.ppn' }), deps);
  const error = await refusal(unknown?.start(end.signal));
  expect(error.message).toContain('/nowhere/wilco.ppn');
  expect(error.hint).toContain('computer');
});

test.each([
  ['PorcupineActivationError', 'network'],
  ['PorcupineActivationLimitReachedError', 'Remove one'],
  ['PorcupineActivationRefusedError', '30 June 2026'],
  ['PorcupineActivationThrottledError', 'later'],
  ['PorcupineInvalidArgumentError', 'paid key'],
  ['PorcupineKeyError', 'paid key'],
  ['PorcupineIOError', '.ppn'],
  ['PorcupineOutOfMemoryError', 'Close a program'],
  ['PorcupineRuntimeError', 'tries again'],
])('%s is told with its remedy', async (name, remedy) => {
  const error = await refusal(withStandIn(name).start(end.signal));
  expect(error.code).toBe('wake_word_unavailable');
  expect(error.hint).toContain(remedy);
  expect(`${error.message} ${error.hint}`).not.toContain('secret');
});

test('an engine that will never take the key is not started again, one that may is', async () => {
  const never = withStandIn('PorcupineActivationRefusedError');
  await refusal(never.start(end.signal));
  await vi.waitFor(() => expect(never.pid).toBeUndefined());
  expect(never.state().type).toBe('broken');
  const later = withStandIn('PorcupineActivationError');
  await refusal(later.start(end.signal));
  const first = later.pid;
  await vi.waitFor(() => expect([undefined, first]).not.toContain(later.pid), { timeout: 10_000 });
});

test('the phrase is heard in frames of any length, and placed where it ended', async () => {
  const wakeWord = withStandIn('good');
  const heard: number[] = [];
  wakeWord.onHeard((endedAt) => heard.push(endedAt));
  await wakeWord.start(end.signal);
  expect(wakeWord.state()).toEqual({ type: 'ready', detail: '“computer” by Porcupine' });
  const sound = new Int16Array(16_000);
  sound[512 * 5] = 1234;
  for (let from = 0; from < sound.length; from += 300) {
    wakeWord.push({ samples: sound.subarray(from, from + 300), at: 1000 + from / 16 });
  }
  await vi.waitFor(() => expect(heard).toHaveLength(1));
  // The frame that begins at 2,560 ends at 3,072, in the piece that came from 3,000 on.
  expect(heard).toEqual([1000 + 3000 / 16]);
});

test('after a reset nothing is told of what came before it', async () => {
  const wakeWord = withStandIn('good');
  const heard: number[] = [];
  wakeWord.onHeard((endedAt) => heard.push(endedAt));
  await wakeWord.start(end.signal);
  const phrase = new Int16Array(2048);
  phrase[0] = 1234;
  wakeWord.push({ samples: phrase, at: 1 });
  wakeWord.reset();
  const again = Int16Array.from({ length: 8192 }, (_, at) => (at % 512 === 0 ? 1234 : 0));
  wakeWord.push({ samples: again, at: 2 });
  await vi.waitFor(() => expect(heard).toContain(2));
  expect(heard).not.toContain(1);
});
