import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Log } from '../../../src/core/log.ts';
import { childModule } from '../../../src/hear/child/child-module.ts';
import type { PorcupineOrder } from '../../../src/hear/wake-word/porcupine/porcupine-spotter.ts';
import { SpottedWakeWord } from '../../../src/hear/wake-word/spotted-wake-word.ts';
import { patiently } from '../../fixtures/patiently.ts';

const standIn = new URL('./porcupine-stand-in.ts', import.meta.url).href;
const here = new URL('../../../src/hear/wake-word/porcupine/here.ts', import.meta.url).href;

let end: AbortController;
let warnings: string[];
let wakeWord: SpottedWakeWord<PorcupineOrder>;

beforeEach(async () => {
  end = new AbortController();
  warnings = [];
  const log: Log = { info: () => undefined, warn: (message) => warnings.push(message) };
  wakeWord = new SpottedWakeWord({
    name: 'wake word',
    module: childModule('./porcupine-child', here),
    order: { keyword: 'computer', accessKey: 'good', accessKeyEnv: 'SOME_KEY', sensitivity: 0.5, module: standIn },
    log,
    env: process.env,
    backOff: { first: 5, longest: 50, healthyAfter: 60_000 },
  });
  await wakeWord.start(end.signal);
});

afterEach(() => end.abort());

/** Sound of 80 ms, as often as `seconds` want. */
function push(seconds: number): void {
  for (let at = 0; at < seconds * 1000; at += 80) wakeWord.push({ samples: new Int16Array(1280), at });
}

test('an engine that hangs is started again, which is said once, and hears the phrase then', async () => {
  const { pid } = wakeWord;
  if (pid === undefined) throw new Error('no engine');
  process.kill(pid, 'SIGSTOP');
  push(600);
  expect(wakeWord.state()).toMatchObject({
    type: 'broken',
    error: { code: 'wake_word_unavailable', hint: expect.stringContaining('by itself') },
  });
  push(600);
  await patiently(() => wakeWord.state().type).toBe('ready');
  expect(wakeWord.pid).not.toBe(pid);
  expect(warnings).toEqual([expect.stringMatching(/^wake word: .*hangs/u)]);
  const heard: number[] = [];
  wakeWord.onHeard((endedAt) => heard.push(endedAt));
  wakeWord.push({ samples: Int16Array.from({ length: 2048 }, (_, at) => (at === 0 ? 1234 : 0)), at: 7 });
  await patiently(() => heard).toEqual([7]);
});

test('an engine that is given all at once what was said while the daemon was busy is not taken for one that hangs', async () => {
  const { pid } = wakeWord;
  push(10);
  expect(wakeWord.state().type).toBe('ready');
  expect(wakeWord.pid).toBe(pid);
});
