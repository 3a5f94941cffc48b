import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { JobRegistry } from '../../../src/act/jobs/job-registry.ts';
import { SAMPLE_RATE } from '../../../src/core/audio.ts';
import type { Heard } from '../../../src/core/heard.ts';
import { usualTalkRules } from '../../../src/hear/talk/decide-talk.ts';
import { KeptTakes } from '../../../src/hear/talk/kept-takes.ts';
import { Talking } from '../../../src/hear/talk/talking.ts';
import { FakeMicrophone, type FakeTake } from '../../fakes/fake-microphone.ts';
import { FakeRecogniser, saying } from '../../fakes/fake-recogniser.ts';
import { noHints } from '../../fakes/no-hints.ts';
import { patiently } from '../../fixtures/patiently.ts';

const lost = { code: 'microphone_lost', message: 'The recording stopped.', hint: 'Say it again.' } as const;
const MILLISECOND = SAMPLE_RATE / 1000;

let microphone: FakeMicrophone;
let recogniser: FakeRecogniser;
let kept: KeptTakes;
let told: Heard[];
let isSpeaking: boolean;
let end: AbortController;
let talking: Talking;

beforeEach(() => {
  microphone = new FakeMicrophone();
  recogniser = new FakeRecogniser(saying('what is running'));
  kept = new KeptTakes();
  told = [];
  isSpeaking = false;
  end = new AbortController();
  talking = new Talking(
    {
      parts: () => ({ microphone, recogniser, hints: noHints }),
      jobs: new JobRegistry(),
      rules: { ...usualTalkRules, minimumHold: 0 },
      kept,
      isSpeaking: () => isSpeaking,
      tell: (heard) => told.push(heard),
      onTake: () => undefined,
    },
    end.signal,
  );
});

afterEach(() => {
  talking.stop();
  end.abort();
  kept.clear();
});

/** The take that a press at that moment opens. */
async function pressed(at: number): Promise<FakeTake> {
  const number = microphone.takes.length;
  talking.decide({ type: 'pressed', at });
  await patiently(() => microphone.takes.length).toBe(number + 1);
  const take = microphone.takes[number];
  if (take === undefined) throw new Error('no take');
  return take;
}

/** The key comes up; what was recognised of the take is told. */
async function released(at: number): Promise<Heard | undefined> {
  talking.decide({ type: 'released', at });
  talking.decide({ type: 'passed', at: at + 1000 });
  const isEnding = ({ type }: Heard) => type === 'utterance' || type === 'nothing' || type === 'failed';
  const takes = microphone.takes.length;
  await patiently(() => told.filter(isEnding).length).toBe(takes);
  return told.at(-1);
}

describe('a take that begins while Wilco speaks', () => {
  test('has all that the person said from the press on, however the recorder cuts it, and little before it', async () => {
    const cut = fc.record({ chunk: fc.constantFrom(20, 40, 64), late: fc.nat(60), phase: fc.nat(63) });
    await fc.assert(
      fc.asyncProperty(cut, async ({ chunk, late, phase }) => {
        const pressedAt = 1000;
        isSpeaking = true;
        const take = await pressed(pressedAt);
        // Each sample is the millisecond in which it was said.
        for (let from = phase; from < 1500; from += chunk) {
          const samples = Int16Array.from(
            { length: chunk * MILLISECOND },
            (_, at) => from + Math.floor(at / MILLISECOND),
          );
          take.hear(samples, from + chunk + late);
        }
        await released(1500);
        const heard = (recogniser.takes.at(-1)?.pushed ?? []).flatMap((samples) => [...samples]);
        const first = heard[0] ?? Number.POSITIVE_INFINITY;
        expect(first).toBeLessThanOrEqual(pressedAt - 100);
        expect(first).toBeGreaterThanOrEqual(pressedAt - 100 - chunk - late);
        expect(heard).toHaveLength((heard.at(-1) ?? 0) * MILLISECOND + MILLISECOND - first * MILLISECOND);
      }),
      { numRuns: 40 },
    );
  });

  test('of the phrase that called it has nothing', async () => {
    talking.decide({ type: 'pressed', at: 1000, by: 'wakeWord' });
    await patiently(() => microphone.takes.length).toBe(1);
    for (const at of [940, 980, 1000, 1040]) microphone.takes[0]?.hear(Int16Array.of(at), at);
    talking.decide({ type: 'released', at: 1100, by: 'wakeWord' });
    await patiently(() => recogniser.takes[0]?.pushed).toEqual([Int16Array.of(1040)]);
  });
});

describe('a take whose microphone is lost', () => {
  test('is told, and is not recognised once more: half of a sentence is another sentence', async () => {
    const take = await pressed(1000);
    take.hear(new Int16Array(1600));
    take.fail(lost);
    expect(await released(2000)).toEqual({ type: 'failed', error: lost });
    expect(kept.newest()).toEqual({ type: 'brokenOff', pressedAt: 1000 });
    expect(recogniser.takes.map(({ finished }) => finished)).toEqual([false]);
  });

  test('leaves the one that failed before it where it was', async () => {
    kept.keep([new Int16Array(1600)], 1);
    (await pressed(1000)).fail(lost);
    await released(2000);
    expect([kept.take()?.type, kept.take()?.type, kept.take()]).toEqual(['brokenOff', 'whole', undefined]);
  });
});
