import { expect, test } from 'vitest';
import { phraseSounds, phraseVariants } from '../../../../src/hear/wake-word/local/phrase-sounds.ts';

const said = new Map([
  ['hey', ['HH EY']],
  ['wilco', ['W IH L K OW']],
  ['either', ['IY DH ER', 'AY DH ER']],
]);

test('what is swallowed in passing is listened for as well', () => {
  expect(phraseSounds(['hey', 'wilco'], said)).toEqual([
    { word: 'hey', phones: ['HH EY', 'EY'] },
    { word: 'wilco', phones: ['W IH L K OW', 'W IH L K AH', 'W IY L K OW'] },
  ]);
});

test('an H is swallowed at the beginning of the phrase only', () => {
  expect(phraseSounds(['wilco', 'hey'], said)[1]).toEqual({ word: 'hey', phones: ['HH EY'] });
});

test('each other pronunciation is tried with the usual ones beside it', () => {
  expect(phraseVariants(phraseSounds(['hey', 'wilco'], said))).toEqual([
    'hey wilco',
    'hey(2) wilco',
    'hey wilco(2)',
    'hey wilco(3)',
  ]);
});

test('all pronunciations of the dictionary are listened for', () => {
  expect(phraseVariants(phraseSounds(['either'], said))).toEqual(['either', 'either(2)']);
});

test('a word without pronunciation has none', () => {
  expect(phraseSounds(['…'], said)).toEqual([{ word: '…', phones: [] }]);
});
