import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { JobRegistry } from '../../src/act/jobs/job-registry.ts';
import { WilcoError } from '../../src/core/error.ts';
import type { Recognition } from '../../src/core/heard.ts';
import type { Hints } from '../../src/core/recogniser.ts';
import { Hearing } from '../../src/hear/hearing.ts';
import { DesktopWatch } from '../../src/hear/session/desktop-watch.ts';
import { usualTalkRules } from '../../src/hear/talk/decide-talk.ts';
import { FakeDesktopSession } from '../fakes/fake-desktop-session.ts';
import { FakeHotkey } from '../fakes/fake-hotkey.ts';
import { FakeMicrophone, type FakeTake } from '../fakes/fake-microphone.ts';
import { FakeRecogniser, saying } from '../fakes/fake-recogniser.ts';
import { noHints } from '../fakes/no-hints.ts';
import { HeardBy } from './heard-by.ts';

const patience = { timeout: 15_000, interval: 5 };
const lost = { code: 'microphone_lost', message: 'The recording stopped.', hint: 'Say it again.' } as const;
const hints = (grammar: string): Hints => ({ ...noHints, grammar });

describe('hearing', () => {
  let key: FakeHotkey;
  let microphone: FakeMicrophone;
  let recogniser: FakeRecogniser;
  let desktop: FakeDesktopSession;
  let jobs: JobRegistry;
  let warnings: string[];
  let hearing: Hearing;
  let heard: HeardBy;

  beforeEach(() => {
    key = new FakeHotkey();
    microphone = new FakeMicrophone();
    recogniser = new FakeRecogniser(saying('what is running'));
    desktop = new FakeDesktopSession();
    jobs = new JobRegistry();
    warnings = [];
    begin(0);
  });

  function begin(minimumHold: number): void {
    hearing = new Hearing({
      hotkey: key,
      wakeWord: undefined,
      microphone,
      recogniser,
      desktop: new DesktopWatch(desktop, microphone),
      jobs,
      log: { info: () => undefined, warn: (message) => warnings.push(message) },
      rules: { ...usualTalkRules, debounce: 5, minimumHold },
    });
    heard = new HeardBy(hearing);
  }

  afterEach(async () => {
    await heard.stop();
    await expect.poll(() => jobs.active(), patience).toEqual([]);
  });

  /** The take that the n-th press opened. */
  async function opened(number: number): Promise<FakeTake> {
    await expect.poll(() => microphone.takes.length, patience).toBe(number);
    const take = microphone.takes[number - 1];
    if (take === undefined) throw new Error('no take');
    return take;
  }

  test('a held key, sound and a release are an utterance with its times', async () => {
    key.press();
    const take = await opened(1);
    expect(hearing.state().talking).toBe(true);
    take.hear(new Int16Array([1, 2]));
    take.hear(new Int16Array([3]));
    key.release();
    await heard.until('talking', 'talked', '“what is running”');
    expect(recogniser.takes[0]?.pushed).toEqual([new Int16Array([1, 2]), new Int16Array([3])]);
    expect(hearing.state().talking).toBe(false);
    const utterance = heard.all.find(({ type }) => type === 'utterance');
    if (utterance?.type !== 'utterance') throw new Error('no utterance');
    const { pressedAt, firstFrameAt, releasedAt, lastFrameAt, recognisedAt } = utterance.times;
    const inOrder = [pressedAt, firstFrameAt, lastFrameAt, releasedAt, recognisedAt].map(Number);
    expect(inOrder).toEqual(inOrder.toSorted((a, b) => a - b));
    expect(warnings).toEqual([]);
  });

  test('sound is recognised while the key is held', async () => {
    key.press();
    const take = await opened(1);
    take.hear(new Int16Array([7]));
    await expect.poll(() => recogniser.takes[0]?.pushed, patience).toEqual([new Int16Array([7])]);
    expect(recogniser.takes[0]?.finished).toBe(false);
  });

  test('a tap is too short, and nothing of it is recognised', async () => {
    await heard.stop();
    begin(250);
    const now = Date.now();
    key.press(now - 100);
    key.release(now);
    await heard.until('talking', 'talked', 'too-short');
    expect(recogniser.takes.map(({ finished, aborted }) => ({ finished, aborted }))).toEqual([
      { finished: false, aborted: true },
    ]);
  });

  test('a take can be cancelled by command', async () => {
    key.press();
    await opened(1);
    hearing.talk('cancel');
    await heard.until('talking', 'talked', 'cancelled');
    key.release();
    key.press(Date.now() + 10);
    await heard.until('talking', 'talked', 'cancelled', 'talking');
  });

  test('talking can be toggled by command', async () => {
    hearing.talk('toggle');
    const take = await opened(1);
    take.hear(new Int16Array([1]));
    await expect.poll(() => hearing.state().talking, patience).toBe(true);
    hearing.talk('toggle');
    await heard.until('talking', 'talked', '“what is running”');
  });

  test('a microphone that dies mid-take is told at once, and the next take works', async () => {
    key.press();
    (await opened(1)).fail(lost);
    await heard.until('talking', 'talked', 'microphone_lost');
    expect(recogniser.takes[0]?.aborted).toBe(true);
    await expect(hearing.retry(new AbortController().signal)).rejects.toThrow('broke off');
    const releasedAt = Date.now();
    key.release(releasedAt);
    key.press(releasedAt + 10);
    await opened(2);
    key.release(releasedAt + 20);
    await heard.until('talking', 'talked', 'microphone_lost', 'talking', 'talked', '“what is running”');
  });

  test('a take that failed is over for "toggle" too: the next one talks again', async () => {
    hearing.talk('toggle');
    (await opened(1)).fail(lost);
    await heard.until('talking', 'talked', 'microphone_lost');
    expect(hearing.state().talking).toBe(false);
    hearing.talk('toggle');
    await opened(2);
  });

  test('a key that stays down after its take failed opens no other by repeating', async () => {
    const pressedAt = Date.now();
    key.press(pressedAt);
    (await opened(1)).fail(lost);
    await heard.until('talking', 'talked', 'microphone_lost');
    for (const after of [30, 60, 90]) key.press(Date.now() + after);
    key.release(Date.now() + 120);
    key.press(Date.now() + 150);
    await opened(2);
    await heard.until('talking', 'talked', 'microphone_lost', 'talking');
  });

  test('a microphone that does not open is told', async () => {
    microphone.broken = { ...lost, code: 'microphone_unavailable' };
    key.press();
    await heard.until('talking', 'talked', 'microphone_unavailable');
  });

  test('a recogniser that fails is told, and the next take works', async () => {
    const failure = new WilcoError({ code: 'recogniser_failed', message: 'It broke.', hint: 'Try again.' });
    recogniser.answers = [failure, saying('help')];
    for (const number of [1, 2]) {
      key.press();
      await opened(number);
      key.release();
      await expect.poll(() => heard.short.length, patience).toBe(3 * number);
    }
    expect(heard.short).toEqual(['talking', 'talked', 'recogniser_failed', 'talking', 'talked', '“help”']);
  });

  test('takes that are recognised at the same time keep their sound, their hints and their order', async () => {
    const slow = Promise.withResolvers<Recognition>();
    recogniser.answers = [slow.promise, saying('second')];
    hearing.setHints(hints('one'));
    key.press();
    const first = await opened(1);
    first.hear(new Int16Array([1]));
    key.release();
    await heard.until('talking', 'talked');
    hearing.setHints(hints('two'));
    key.press();
    const second = await opened(2);
    second.hear(new Int16Array([2]));
    key.release();
    await expect.poll(() => recogniser.takes[1]?.finished, patience).toBe(true);
    expect(jobs.active().map(({ mode }) => mode)).toContain('transcribe');
    slow.resolve(saying('first'));
    await heard.until('talking', 'talked', 'talking', 'talked', '“first”', '“second”');
    expect(recogniser.takes.map(({ pushed, hints: { grammar } }) => [grammar, [...(pushed[0] ?? [])]])).toEqual([
      ['one', [1]],
      ['two', [2]],
    ]);
    expect(recogniser.prepared.map(({ grammar }) => grammar)).toEqual(['one', 'two']);
  });

  test('a take whose job is revoked is cancelled', async () => {
    key.press();
    await opened(1);
    for (const { id } of jobs.active()) jobs.revoke(id);
    await heard.until('talking', 'talked', 'cancelled');
  });

  test('the state says how the parts stand', async () => {
    expect(hearing.state().hotkey).toMatchObject({ type: 'starting' });
    key.tell({ type: 'ready', detail: 'F9' });
    await expect.poll(() => hearing.state().hotkey, patience).toEqual({ type: 'ready', detail: 'F9' });
    key.tell({ type: 'lost', error: { code: 'hotkey_unavailable', message: 'Gone.', hint: 'Wait.' } });
    await expect.poll(() => hearing.state().hotkey, patience).toMatchObject({ type: 'broken' });
    expect(hearing.state()).toMatchObject({
      microphone: { type: 'ready' },
      recogniser: { type: 'ready' },
      talking: false,
    });
    expect(warnings).toEqual(['talk key: Gone. Wait.']);
  });

  test('nothing is left running when it is stopped in the middle of a take', async () => {
    key.press();
    const take = await opened(1);
    await heard.stop();
    expect(hearing.state().talking).toBe(false);
    expect(microphone.started).toBe(false);
    expect(take.stopped).toBe(false);
    hearing.talk('start');
    expect(microphone.takes).toHaveLength(1);
  });

  test('a recogniser that failed leaves the sound behind, which can be recognised once more', async () => {
    const failure = new WilcoError({ code: 'recogniser_failed', message: 'It broke.', hint: 'Say it again.' });
    recogniser.answers = [failure, failure, saying('help')];
    expect(hearing.keepsTake).toBe(false);
    key.press();
    (await opened(1)).hear(new Int16Array([4, 2]));
    key.release();
    await heard.until('talking', 'talked', 'recogniser_failed');
    expect(heard.all.at(-1)).toMatchObject({ error: { hint: expect.stringContaining('wilco retry') } });
    expect(hearing.keepsTake).toBe(true);
    const never = new AbortController().signal;
    await expect(hearing.retry(never)).rejects.toMatchObject({ code: 'recogniser_failed' });
    expect(await hearing.retry(never)).toMatchObject({ utterance: { text: 'help' } });
    expect(recogniser.takes[2]?.pushed).toEqual([new Int16Array([4, 2])]);
    expect(hearing.keepsTake).toBe(false);
    await expect(hearing.retry(never)).rejects.toMatchObject({ code: 'nothing_to_retry' });
  });

  test('a machine that is about to sleep is awake again only when a key is pressed', async () => {
    key.press();
    await opened(1);
    desktop.tell('sleeping');
    await heard.until('talking', 'talked', 'cancelled');
    const at = Date.now();
    key.tell({ type: 'released', at }, { type: 'otherKey', key: 'other', at }, { type: 'pressed', at, by: 'wakeWord' });
    key.tell({ type: 'ready', detail: 'F9' });
    await expect.poll(() => hearing.state().hotkey.type, patience).toBe('ready');
    expect(microphone.paused).toBe('the machine sleeps');
    key.press(at + 10);
    await opened(2);
    expect(microphone.paused).toBeUndefined();
  });

  test('of a take that begins while Wilco speaks, what was heard before the press is its own voice', async () => {
    hearing.setSpeaking(true);
    key.press(Date.now() + 1000);
    const take = await opened(1);
    take.hear(new Int16Array([1]));
    hearing.setSpeaking(false);
    key.release(Date.now() + 1100);
    await heard.until('talking', 'talked', '“what is running”');
    expect(recogniser.takes[0]?.pushed).toEqual([]);
  });

  test('a screen that is locked ends the take, closes the microphone and makes keys mean nothing', async () => {
    key.press();
    await opened(1);
    desktop.tell('locked');
    await heard.until('talking', 'talked', 'cancelled');
    await expect.poll(() => microphone.paused, patience).toBe('the screen is locked');
    expect(() => hearing.talk('toggle')).toThrow('The screen is locked');
    hearing.talk('cancel');
    key.release();
    key.press();
    key.release();
    desktop.tell('unlocked');
    await expect.poll(() => microphone.paused, patience).toBeUndefined();
    expect(heard.short).toEqual(['talking', 'talked', 'cancelled']);
    key.press(Date.now() + 10);
    await opened(2);
  });
});
