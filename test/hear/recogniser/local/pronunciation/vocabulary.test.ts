import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { findModel } from '../../../../../src/hear/recogniser/local/model-files.ts';
import { lookUp } from '../../../../../src/hear/recogniser/local/pronunciation/dictionary.ts';
import { needsVoiceAndModel } from '../speak.ts';

const folder = new URL('../../../../../assets/vocabulary/', import.meta.url);
const lines = (name: string) => readFileSync(new URL(name, folder), 'utf8').trimEnd().split('\n');

/** The phonemes of the CMU dictionary, without stress. */
const arpabet = new Set(
  'AA AE AH AO AW AY B CH D DH EH ER EY F G HH IH IY JH K L M N NG OW OY P R S SH T TH UH UW V W Y Z ZH'.split(' '),
);

describe('the vocabulary that comes with Wilco', () => {
  test('the software words are plain, sorted and different', () => {
    const words = lines('software-words.txt');
    expect(words.filter((word) => !/^[a-z]+$/.test(word))).toEqual([]);
    expect(words).toEqual([...new Set(words)].sort());
    expect(words.length).toBeGreaterThan(300);
  });

  test('every pronunciation is made of known phonemes', () => {
    const wrong = lines('pronunciations.dict').filter((line) => {
      const [word = '', ...phones] = line.split(' ');
      return !/^[a-z]+(\(\d\))?$/.test(word) || phones.length === 0 || phones.some((phone) => !arpabet.has(phone));
    });
    expect(wrong).toEqual([]);
  });

  test.skipIf(needsVoiceAndModel())('every software word is in a dictionary', () => {
    const words = new Set(lines('software-words.txt'));
    const own = lookUp(new URL('pronunciations.dict', folder).pathname, words);
    const model = lookUp(findModel(undefined, process.env)?.dictionary ?? '', words);
    expect([...words].filter((word) => !own.has(word) && !model.has(word))).toEqual([]);
  });
});
