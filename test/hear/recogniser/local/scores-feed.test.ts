import { describe, expect, test } from 'vitest';
import type { Samples } from '../../../../src/core/audio.ts';
import { FrontEnd } from '../../../../src/hear/recogniser/local/features/front-end.ts';
import type { Paths } from '../../../../src/hear/recogniser/local/feed.ts';
import { Kernels } from '../../../../src/hear/recogniser/local/kernels/kernels.ts';
import { ScoresFeed } from '../../../../src/hear/recogniser/local/scores-feed.ts';
import type { OnScores } from '../../../../src/hear/recogniser/local/senones/senone-scorer.ts';
import type { Path } from '../../../../src/hear/recogniser/local/sphinx-decoder.ts';
import { murmur, silence } from '../sounds.ts';
import { tinyDenoiser } from './features/tiny-denoiser.ts';

const SENONES = 39;

/** Its scores are the features themselves, in hundredths; they come two frames late. */
class FakeScorer {
  readonly senones = SENONES;
  readonly #waiting: Float32Array[] = [];

  reset(): void {
    this.#waiting.length = 0;
  }

  push(features: Float32Array, onScores: OnScores): void {
    this.#waiting.push(features.slice());
    if (this.#waiting.length === 3) this.flush(onScores);
  }

  flush(onScores: OnScores): void {
    for (const features of this.#waiting.splice(0)) onScores(Int16Array.from(features, (feature) => 100 * feature));
  }
}

/** Keeps what it is given, take by take. */
class FakeSearch {
  readonly takes: number[][] = [];
  open = 0;
  working = true;
  readonly #path: Path;

  constructor(text: string) {
    this.#path = { text, segments: [] };
  }

  hearScores() {
    const take: number[] = [];
    this.takes.push(take);
    this.open += 1;
    let header = true;
    return {
      write: (bytes: Uint8Array) => {
        if (!header) take.push(...new Int16Array(bytes.slice().buffer));
        header = false;
        return this.working;
      },
      end: async () => {
        this.open -= 1;
        return this.working ? this.#path : undefined;
      },
    };
  }
}

const sound = murmur(4);
/** But for two that the tiny denoiser looks ahead at, and three for the differences. */
const frames = 1 + Math.floor((sound.length - 410) / 160) - 2 - 3;

function feeding() {
  const searches = { sentences: new FakeSearch('a sentence'), phones: new FakeSearch('A') };
  const feed = new ScoresFeed(searches, new FrontEnd(new Kernels(200_000), tinyDenoiser()), new FakeScorer());
  return { ...searches, feed };
}

async function hear(feed: ScoresFeed, samples: Samples, size = 320): Promise<Paths | undefined> {
  feed.begin();
  for (let at = 0; at < samples.length; at += size) feed.push(samples.subarray(at, at + size));
  return feed.finish();
}

describe('the feed of scores', () => {
  test('gives both searches the scores of every frame, whatever the size of the pieces', async () => {
    const { sentences, phones, feed } = feeding();
    expect(await hear(feed, sound)).toMatchObject({ sentences: { text: 'a sentence' }, phones: { text: 'A' } });
    expect(sentences.takes[0]?.length).toBe(frames * (1 + SENONES));
    await hear(feed, sound, sound.length);
    await hear(feed, sound, 33);
    expect(sentences.takes[1]).toEqual(sentences.takes[0]);
    expect(sentences.takes[2]).toEqual(sentences.takes[0]);
    expect(phones.takes).toEqual(sentences.takes);
  });

  test('gives what it has with each piece', () => {
    const { sentences, feed } = feeding();
    feed.begin();
    feed.push(sound.subarray(0, 410 + 19 * 160));
    expect(sentences.takes[0]?.length).toBe((20 - 2 - 3) * (1 + SENONES));
  });

  test('takes what it learnt from one take to the next', async () => {
    const { sentences, feed } = feeding();
    await hear(feed, sound);
    await hear(feed, sound);
    expect(sentences.takes[1]).toEqual(sentences.takes[0]);
    feed.learn();
    await hear(feed, sound);
    expect(sentences.takes[2]).not.toEqual(sentences.takes[0]);
  });

  test.each([0, 1, 25, 70])('gives nothing of %d ms', async (duration) => {
    const { sentences, feed } = feeding();
    expect(await hear(feed, silence(duration))).toMatchObject({ sentences: { text: 'a sentence' } });
    expect(sentences.takes).toEqual([[]]);
  });

  test('leaves no search busy with a take that was abandoned', async () => {
    const { sentences, phones, feed } = feeding();
    feed.begin();
    feed.push(sound);
    await feed.abandon();
    await feed.abandon();
    expect([sentences.open, phones.open]).toEqual([0, 0]);
    expect(feed.push(sound)).toBe(false);
  });

  test('says so when a search fails', async () => {
    const { sentences, phones, feed } = feeding();
    phones.working = false;
    expect(feed.begin()).toBe(false);
    expect(feed.push(sound)).toBe(false);
    expect(await feed.finish()).toBeUndefined();
    expect([sentences.open, phones.open]).toEqual([0, 0]);
  });
});
