import { describe, expect, test } from 'vitest';
import type { Samples } from '../../../../src/core/audio.ts';
import { ScoresFeed } from '../../../../src/hear/recogniser/local/scores-feed.ts';
import type { OnScores } from '../../../../src/hear/recogniser/local/senones/senone-scorer.ts';
import type { Path } from '../../../../src/hear/recogniser/local/sphinx-decoder.ts';

const SENONES = 3;

/** Of each sample one frame: the sample, how many came with it, and how often it learnt. */
class FakeScores {
  readonly senones = SENONES;
  #learnt = 0;
  resets = 0;

  reset(): void {
    this.resets += 1;
  }

  push(samples: Samples, onScores: OnScores): void {
    for (const sample of samples) onScores(Int16Array.of(sample, samples.length, this.#learnt));
  }

  learn(): void {
    this.#learnt += 1;
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

function feeding() {
  const searches = { sentences: new FakeSearch('a sentence'), phones: new FakeSearch('A') };
  const scores = new FakeScores();
  return { ...searches, scores, feed: new ScoresFeed(searches, scores) };
}

const piece = (first: number, length = 1) => new Int16Array(length).fill(first);

describe('the feed of scores', () => {
  test('gives both searches the scores of each piece at once', async () => {
    const { sentences, phones, scores, feed } = feeding();
    expect([feed.begin(), feed.push(piece(7)), feed.push(piece(0, 0)), feed.push(piece(8))]).not.toContain(false);
    expect(sentences.takes).toEqual([[SENONES, 7, 1, 0, SENONES, 8, 1, 0]]);
    expect(phones.takes).toEqual(sentences.takes);
    expect(await feed.finish()).toMatchObject({ sentences: { text: 'a sentence' }, phones: { text: 'A' } });
    expect(scores.resets).toBe(1);
  });

  test('gives a long piece whole', () => {
    const { sentences, feed } = feeding();
    feed.begin();
    expect(feed.push(Int16Array.from({ length: 1000 }, (_, at) => at))).toBe(true);
    const heard = sentences.takes[0]?.filter((_, at) => at % (1 + SENONES) === 1);
    expect(heard).toEqual([...new Array(1000).keys()]);
  });

  test('lets the scores learn for the next take', async () => {
    const { sentences, feed } = feeding();
    feed.begin();
    await feed.finish();
    feed.learn();
    feed.begin();
    feed.push(piece(1));
    expect(sentences.takes[1]).toEqual([SENONES, 1, 1, 1]);
  });

  test('leaves no search busy with a take that was abandoned', async () => {
    const { sentences, phones, feed } = feeding();
    feed.begin();
    feed.push(piece(1));
    await feed.abandon();
    await feed.abandon();
    expect([sentences.open, phones.open]).toEqual([0, 0]);
    expect(feed.push(piece(1))).toBe(false);
  });

  test('says so when a search fails', async () => {
    const { sentences, phones, feed } = feeding();
    phones.working = false;
    expect(feed.begin()).toBe(false);
    expect(feed.push(piece(1))).toBe(false);
    expect(await feed.finish()).toBeUndefined();
    expect([sentences.open, phones.open]).toEqual([0, 0]);
  });
});
