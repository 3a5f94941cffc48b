import { expect, test } from 'vitest';
import { freeWords } from '../../src/understand/free-words.ts';

test('identifiers come as the words they are made of, each once and after what is known', () => {
  expect(freeWords(['token', 'fix'], ['api'], ['getUserToken', 'user_store', 'HTTPServer'])).toEqual([
    'token',
    'fix',
    'api',
    'get',
    'user',
    'store',
    'server',
  ]);
});

test('what nobody says is left out: short pieces, hashes, words without a vowel', () => {
  expect(freeWords([], [], ['db', 'fn', 'xyzzzb', 'kkk', 'aaaaaaaaaaaaaaaaaaaaaaaab'])).toEqual(['xyzzzb']);
});

test('there are never more than the recogniser can bear, and the commonest are among them', () => {
  const names = Array.from(
    { length: 400 },
    (_, place) =>
      `name${'abcdefghij'[place % 10]}${'klmnopqrst'[Math.floor(place / 10) % 10]}${'uvwxyz'[Math.floor(place / 100)]}`,
  );
  const words = freeWords(['fix'], [], names);
  expect(words).toHaveLength(151);
  expect(words[1]).toBe('nameaku');
});
