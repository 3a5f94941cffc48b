import { describe, expect, test } from 'vitest';
import type { Recognition } from '../../../../src/core/heard.ts';
import { Ears } from '../../../../src/hear/recogniser/local/ears.ts';
import type { Feed, Paths } from '../../../../src/hear/recogniser/local/feed.ts';
import type { Path } from '../../../../src/hear/recogniser/local/sphinx-decoder.ts';
import { murmur, silence } from '../sounds.ts';
import { usualHints } from './sentences.ts';

const LENGTH = 80;

/** A path of one word; the farther its score is below 0, the less it fits. */
function path(word: string, score: number): Path {
  return { text: word, segments: [{ word, firstFrame: 0, lastFrame: LENGTH - 1, score: score * LENGTH }] };
}

/** Hears what it is told, take by take; undefined: it fails. */
class FakeFeed implements Feed {
  learnt = 0;
  open = false;
  readonly #heard: (Path | undefined)[];

  constructor(...heard: readonly (Path | undefined)[]) {
    this.#heard = [...heard];
  }

  begin(): boolean {
    if (this.open) throw new Error('it hears a take already');
    this.open = true;
    return true;
  }

  push = () => true;

  async finish(): Promise<Paths | undefined> {
    this.open = false;
    const sentences = this.#heard.shift();
    return sentences && { sentences, phones: vowel };
  }

  async abandon(): Promise<void> {
    this.open = false;
  }

  learn(): void {
    this.learnt += 1;
  }
}

const vowel = path('AE', 0);
const good = path('cancel', -2);
const bad = path('start', -50);

async function ears(feed: Feed, useGrammar = () => true): Promise<Ears> {
  const sentences = { addWords: () => undefined, useGrammar };
  const opened = new Ears({ sentences, feed, pronouncer: { pronounce: () => new Map() }, detail: 'a fake' });
  await opened.useHints(usualHints);
  return opened;
}

async function hear(opened: Ears, sound = murmur(6)): Promise<Recognition> {
  await opened.begin();
  opened.push(sound);
  return opened.finish();
}

describe('the ears', () => {
  test('hear a sentence that fits, and learn how it sounds', async () => {
    const feed = new FakeFeed(good);
    expect(await hear(await ears(feed))).toMatchObject({ utterance: { text: 'cancel' } });
    expect(feed.learnt).toBe(1);
  });

  test.each<[string, Path]>([
    ['fits', bad],
    ['was there', { text: undefined, segments: [] }],
  ])('hear nothing where no sentence %s', async (_name, heard) => {
    expect(await hear(await ears(new FakeFeed(heard)))).toEqual({ type: 'nothing', why: 'unclear' });
  });

  test('learn nothing from what is no speech', async () => {
    const feed = new FakeFeed(good);
    expect(await hear(await ears(feed), silence(1000))).toEqual({ type: 'nothing', why: 'silence' });
    expect(feed.learnt).toBe(0);
  });

  test('hear the next take after one that failed, and after one that was broken off', async () => {
    const opened = await ears(new FakeFeed(undefined, good));
    await expect(hear(opened)).rejects.toThrow('The local recogniser failed.');
    await opened.begin();
    opened.push(murmur(1));
    expect(await hear(opened)).toMatchObject({ utterance: { text: 'cancel' } });
  });

  test('say at the next take what is wrong with the hints', async () => {
    const feed = new FakeFeed();
    const opened = await ears(feed, () => false);
    await expect(opened.begin()).rejects.toThrow('cannot read the grammar');
    expect(feed.open).toBe(false);
  });

  test('hear silence when they are asked before anything began', async () => {
    const opened = await ears(new FakeFeed(good));
    opened.push(murmur(6));
    expect(await opened.finish()).toEqual({ type: 'nothing', why: 'silence' });
  });
});
