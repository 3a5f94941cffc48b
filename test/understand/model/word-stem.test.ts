import { expect, test } from 'vitest';
import { wordStem } from '../../../src/understand/model/word-stem.ts';

test.each([
  ['fix fixes fixed fixing'],
  ['add adds added adding'],
  ['use uses used using'],
  ['write writes writing'],
  ['run runs running'],
  ['query queries queried querying'],
  ['release releases released releasing'],
  ['cache caches cached caching'],
  ['string strings'],
  ['need needs needed'],
  ['class classes'],
  ['focus focuses focused'],
  ['test tests tested testing'],
  ['debug debugs debugged debugging'],
  ['call calls called calling'],
  ['key keys'],
])('one word in its forms has one stem: %s', (words) => {
  expect(new Set(words.split(' ').map(wordStem)).size).toBe(1);
});

test('other words have other stems', () => {
  const words = 'test task login logout auth docs build deploy cancel start stop fix file api app bus class'.split(' ');
  expect(new Set(words.map(wordStem)).size).toBe(words.length);
});
