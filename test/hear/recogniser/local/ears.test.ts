import { describe, expect, test } from 'vitest';
import type { Recognition } from '../../../../src/core/heard.ts';
import { Ears } from '../../../../src/hear/recogniser/local/ears.ts';
import type { Feed } from '../../../../src/hear/recogniser/local/feed.ts';
import type { Path } from '../../../../src/hear/recogniser/local/sphinx-decoder.ts';
import { murmur, silence } from '../sounds.ts';
import { usualHints } from './sentences.ts';

const LENGTH = 80;

/** A path of one word; the farther its score is below 0, the less it fits. */
function path(word: string, score: number): Path {
  return { text: word, segments: [{ word, firstFrame: 0, lastFrame: LENGTH - 1, score: score * LENGTH }] };
}

/** Gives what it is told, take by take. */
class FakeDecoder {
  readonly #paths: Path[];

  constructor(...paths: Path[]) {
    this.#paths = paths;
  }

  addWords(): void {}
  useGrammar = () => true;
  usePhoneLoop = () => true;
  begin = () => true;
  push = () => true;
  pushSamples = () => true;

  finish(): Path {
    return this.#paths.shift() ?? { text: undefined, segments: [] };
  }
}

class FakeFeed implements Feed {
  learnt = 0;
  working = true;

  begin = () => true;
  push = () => true;
  end = () => this.working;

  learn(): void {
    this.learnt += 1;
  }
}

const vowel = path('AE', 0);
const good = path('cancel', -2);
const bad = path('start', -50);

function ears(feed: Feed, ...sentences: Path[]): Ears {
  const decoders = { sentences: new FakeDecoder(...sentences), phones: new FakeDecoder(vowel, vowel, vowel) };
  const opened = new Ears({ decoders, feed, pronouncer: { pronounce: () => new Map() }, detail: 'a fake' });
  opened.useHints(usualHints);
  return opened;
}

function hear(opened: Ears, sound = murmur(6)): Recognition {
  opened.begin();
  opened.push(sound);
  return opened.finish();
}

describe('the ears', () => {
  test('hear a sentence that fits, and learn how it sounds', () => {
    const feed = new FakeFeed();
    expect(hear(ears(feed, good))).toMatchObject({ utterance: { text: 'cancel' } });
    expect(feed.learnt).toBe(1);
  });

  test.each<[string, Path]>([
    ['fits', bad],
    ['was there', { text: undefined, segments: [] }],
  ])('hear nothing where no sentence %s', (_name, heard) => {
    expect(hear(ears(new FakeFeed(), heard))).toEqual({ type: 'nothing', why: 'unclear' });
  });

  test('learn nothing from what is no speech', () => {
    const feed = new FakeFeed();
    expect(hear(ears(feed, good), silence(1000))).toEqual({ type: 'nothing', why: 'silence' });
    expect(feed.learnt).toBe(0);
  });

  test('hear the next take after one that failed', () => {
    const feed = new FakeFeed();
    feed.working = false;
    const opened = ears(feed, bad, good);
    expect(() => hear(opened)).toThrow('The local recogniser failed.');
    feed.working = true;
    expect(hear(opened)).toMatchObject({ utterance: { text: 'cancel' } });
  });

  test('hear silence when they are asked before anything began', () => {
    const opened = ears(new FakeFeed(), good);
    opened.push(murmur(6));
    expect(opened.finish()).toEqual({ type: 'nothing', why: 'silence' });
  });
});
