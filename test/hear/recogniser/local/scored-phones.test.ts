import { describe, expect, it } from 'vitest';
import { ScoredPhones } from '../../../../src/hear/recogniser/local/scored-phones.ts';

/** A folder whose last file is `file`, and that counts how often it is emptied. */
class FakeFolder {
  cleared = 0;
  readonly #file: string | undefined;

  constructor(file: string | undefined) {
    this.#file = file;
  }

  last = () => this.#file;

  clear(): void {
    this.cleared += 1;
  }
}

const segments = [
  { word: 'SIL', firstFrame: 0, lastFrame: 9, score: -100 },
  { word: 'AE', firstFrame: 10, lastFrame: 19, score: -40 },
];

describe('phonemes out of scores', () => {
  it('go on to the end of the sound, whose last frames have no scores', () => {
    const readScores = (path: string) => (path === '/run/one.sen' ? { text: 'SIL AE', segments } : undefined);
    const folder = new FakeFolder('/run/one.sen');
    expect(new ScoredPhones({ readScores }, folder).finish().segments).toEqual([
      segments[0],
      { word: 'AE', firstFrame: 10, lastFrame: 22, score: -52 },
    ]);
    expect(folder.cleared).toBe(1);
  });

  it.each([
    ['there are no scores', undefined],
    ['they cannot be read', '/run/one.sen'],
  ])('are none where %s', (_, file) => {
    const folder = new FakeFolder(file);
    const phones = new ScoredPhones({ readScores: () => undefined }, folder);
    expect(phones.finish()).toEqual({ text: undefined, segments: [] });
    expect(folder.cleared).toBe(1);
  });
});
