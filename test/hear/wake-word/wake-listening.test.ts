import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Frame, Samples } from '../../../src/core/audio.ts';
import { WilcoError } from '../../../src/core/error.ts';
import type { HotkeyEvent } from '../../../src/core/hotkey.ts';
import { EventQueue } from '../../../src/hear/event-queue.ts';
import { usualHandsFreeTimes } from '../../../src/hear/wake-word/hands-free-take.ts';
import { WakeListening } from '../../../src/hear/wake-word/wake-listening.ts';
import { murmur } from '../recogniser/sounds.ts';
import { FakeWakeWord } from './fake-wake-word.ts';

let end: AbortController;
let frames: EventQueue<Frame>;
let wakeWord: FakeWakeWord;
let listening: WakeListening;
let events: HotkeyEvent[];
let warnings: string[];
let now: number;
let followed: number;
let sent: number;

beforeEach(() => {
  end = new AbortController();
  frames = new EventQueue();
  wakeWord = new FakeWakeWord();
  events = [];
  warnings = [];
  now = 10_000;
  followed = 0;
  sent = 0;
  const microphone = {
    async *follow(signal: AbortSignal) {
      for await (const frame of frames.until(signal)) {
        yield frame;
        followed += 1;
      }
    },
  };
  const log = { info: () => undefined, warn: (text: string) => void warnings.push(text) };
  listening = new WakeListening({ microphone, wakeWord, log, times: usualHandsFreeTimes });
});
afterEach(() => end.abort());

function listen(): Promise<void> {
  return (async () => {
    for await (const event of listening.events(end.signal)) events.push(event);
  })();
}

/** Without the quiet room before and after. */
function syllables(duration: number): Samples {
  return murmur(Math.ceil(duration / 230)).slice(400 * 16, (400 + duration) * 16);
}

/** Sound of so many milliseconds, in frames of 20, until all of it was taken. */
async function hear(kind: 'speech' | 'quiet', duration: number): Promise<void> {
  const sound = kind === 'speech' ? syllables(duration) : new Int16Array(duration * 16);
  for (let from = 0; from + 320 <= sound.length; from += 320) {
    now += 20;
    sent += 1;
    frames.push({ samples: sound.slice(from, from + 320), at: now });
  }
  await vi.waitFor(() => expect(followed).toBe(sent));
}

/** The phrase, told by the engine 200 ms after its end. Gives when it ended. */
async function phrase(then: 'speech' | 'quiet' = 'quiet'): Promise<number> {
  await hear('quiet', 1000);
  await hear('speech', 700);
  const endedAt = now;
  await hear(then, 200);
  wakeWord.say(endedAt);
  return endedAt;
}

test('a take begins where the phrase ended and ends when the person has finished speaking', async () => {
  void listen();
  const endedAt = await phrase();
  await hear('speech', 1500);
  const finished = now;
  await hear('quiet', 2000);
  await vi.waitFor(() => expect(events).toHaveLength(2));
  expect(events[0]).toEqual({ type: 'pressed', at: endedAt, by: 'wakeWord' });
  expect(events[1]).toMatchObject({ type: 'released', by: 'wakeWord' });
  const { at } = events[1] as HotkeyEvent & { type: 'released' };
  expect(at - finished).toBeGreaterThanOrEqual(700);
  expect(at - finished).toBeLessThanOrEqual(1000);
});

test('words in one breath with the phrase are a take, with no pause needed between', async () => {
  void listen();
  const endedAt = await phrase('speech');
  await hear('speech', 800);
  await hear('quiet', 1500);
  await vi.waitFor(() => expect(events.map(({ type }) => type)).toEqual(['pressed', 'released']));
  expect(events[0]).toMatchObject({ at: endedAt });
});

test('a pause after the phrase is waited out', async () => {
  void listen();
  await phrase();
  await hear('quiet', 3000);
  expect(events.map(({ type }) => type)).toEqual(['pressed']);
  await hear('speech', 1000);
  await hear('quiet', 1500);
  await vi.waitFor(() => expect(events.map(({ type }) => type)).toEqual(['pressed', 'released']));
});

test('when nothing is said for five seconds the take is cancelled', async () => {
  void listen();
  await phrase();
  await hear('quiet', 4600);
  expect(events.map(({ type }) => type)).toEqual(['pressed']);
  await hear('quiet', 400);
  await vi.waitFor(() => expect(events.map(({ type }) => type)).toEqual(['pressed', 'cancelled']));
});

test('a take ends after fifteen seconds, however much is said', async () => {
  void listen();
  const endedAt = await phrase('speech');
  await hear('speech', 16_000);
  await vi.waitFor(() => expect(events.map(({ type }) => type)).toEqual(['pressed', 'released']));
  expect(events[1]).toMatchObject({ at: endedAt + 15_000 });
});

test('while Wilco speaks, and while a take is open, the engine hears nothing and what it says is ignored', async () => {
  void listen();
  for (const [begin, stop] of [
    [() => listening.mute(), () => listening.unmute()],
    [() => listening.takeBegan(), () => listening.takeEnded()],
  ] as const) {
    await hear('quiet', 100);
    const before = wakeWord.pushed.length;
    const { resets } = wakeWord;
    begin();
    await hear('speech', 500);
    wakeWord.say(now);
    stop();
    expect(wakeWord.pushed).toHaveLength(before);
    expect(wakeWord.resets).toBeGreaterThan(resets);
    await hear('quiet', 100);
    expect(wakeWord.pushed.length).toBeGreaterThan(before);
  }
  expect(events).toEqual([]);
});

test('two reasons to be mute both have to end', async () => {
  void listen();
  listening.mute();
  listening.mute();
  listening.unmute();
  await hear('quiet', 100);
  expect(wakeWord.pushed).toEqual([]);
  listening.unmute();
  await hear('quiet', 100);
  expect(wakeWord.pushed).not.toEqual([]);
});

test('of a take that ended otherwise nothing more is told, and the phrase is listened for again', async () => {
  void listen();
  await phrase('speech');
  listening.takeBegan();
  await hear('speech', 500);
  listening.takeEnded();
  await hear('quiet', 2000);
  expect(events.map(({ type }) => type)).toEqual(['pressed']);
  await phrase('speech');
  await vi.waitFor(() => expect(events.map(({ type }) => type)).toEqual(['pressed', 'pressed']));
});

test('after a gap in the sound the engine begins anew', async () => {
  void listen();
  await hear('quiet', 100);
  const { resets } = wakeWord;
  now += 5000;
  await hear('quiet', 100);
  expect(wakeWord.resets).toBe(resets + 1);
});

test('an engine that cannot start is told in the log, and the talk key is not said to be lost', async () => {
  wakeWord.failure = new WilcoError({ code: 'wake_word_unavailable', message: 'No key.', hint: 'Get one.' });
  const reading = listen();
  await vi.waitFor(() => expect(warnings).toEqual(['wake word: No key. Get one.']));
  end.abort();
  await reading;
  expect(events).toEqual([]);
});
