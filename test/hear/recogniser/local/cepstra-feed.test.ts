import { describe, expect, test } from 'vitest';
import type { Samples } from '../../../../src/core/audio.ts';
import { CepstraFeed } from '../../../../src/hear/recogniser/local/cepstra-feed.ts';
import { FrontEnd } from '../../../../src/hear/recogniser/local/features/front-end.ts';
import { murmur, silence } from '../sounds.ts';
import { tinyDenoiser } from './features/tiny-denoiser.ts';

/** Keeps what it is given, take by take. */
class FakeDecoder {
  readonly takes: number[][] = [];
  working = true;

  begin(): boolean {
    this.takes.push([]);
    return this.working;
  }

  push(cepstra: Float32Array, frames: number): boolean {
    if (cepstra.length !== frames * 13) throw new Error('not so many frames');
    this.takes.at(-1)?.push(...cepstra);
    return this.working;
  }

  pushSamples(): boolean {
    throw new Error('it has no front end');
  }
}

const sound = murmur(4);

function pair(): { readonly sentences: FakeDecoder; readonly phones: FakeDecoder; readonly feed: CepstraFeed } {
  const sentences = new FakeDecoder();
  const phones = new FakeDecoder();
  return { sentences, phones, feed: new CepstraFeed([sentences, phones], new FrontEnd(tinyDenoiser())) };
}

function hear(feed: CepstraFeed, samples: Samples, size = 320): boolean {
  let worked = feed.begin();
  for (let at = 0; at < samples.length; at += size) worked = feed.push(samples.subarray(at, at + size)) && worked;
  return feed.end() && worked;
}

describe('the feed of cepstra', () => {
  test('gives both decoders the same, whatever the size of the pieces', () => {
    const { sentences, phones, feed } = pair();
    expect(hear(feed, sound)).toBe(true);
    expect(sentences.takes[0]?.length).toBe((1 + Math.floor((sound.length - 410) / 160)) * 13);
    hear(feed, sound, sound.length);
    hear(feed, sound, 33);
    expect(sentences.takes[1]).toEqual(sentences.takes[0]);
    expect(sentences.takes[2]).toEqual(sentences.takes[0]);
    expect(phones.takes).toEqual(sentences.takes);
  });

  test('takes what it learnt from one take to the next', () => {
    const { sentences, feed } = pair();
    hear(feed, sound);
    hear(feed, sound);
    expect(sentences.takes[1]).toEqual(sentences.takes[0]);
    feed.learn();
    hear(feed, sound);
    expect(sentences.takes[2]).not.toEqual(sentences.takes[0]);
  });

  test.each([0, 1, 25])('gives nothing of %d ms', (duration) => {
    const { sentences, feed } = pair();
    expect(hear(feed, silence(duration))).toBe(true);
    expect(sentences.takes).toEqual([[]]);
  });

  test('says so when a decoder fails', () => {
    const { phones, feed } = pair();
    phones.working = false;
    expect(hear(feed, sound)).toBe(false);
  });
});
