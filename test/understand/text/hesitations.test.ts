import { expect, test } from 'vitest';
import { Hesitations } from '../../../src/understand/text/hesitations.ts';

const hesitations = new Hesitations(['uh', 'um', 'hm']);
const without = (text: string): string => hesitations.leaveOut(text).text;

test.each([
  ['fix the, uh, login', 'fix the login'],
  ['Uh, fix it', 'fix it'],
  ['fix it, um.', 'fix it.'],
  ['fix it um', 'fix it'],
  ['Um. Fix it', 'Fix it'],
  ['fix it. Uh. Now', 'fix it. Now'],
  ['fix it... uh... now', 'fix it... now'],
  ['fix uh um hm it', 'fix it'],
  ['fix (um) it', 'fix () it'],
  ['fix um - it', 'fix it'],
  ['fix,um,it', 'fix it'],
])('“%s” is “%s”', (heard, left) => {
  expect(without(heard)).toBe(left);
});

test.each([
  'say "uh" or “um” or `hm`',
  'uh-huh',
  '5 um',
  'the UM team',
  'path/um/x',
  'um.de',
  'umbrella',
  '@um',
  'um',
  'Uh… um!',
])('“%s” stays', (text) => {
  expect(without(text)).toBe(text);
});

test('capitals are no name where all is in capitals', () => {
  expect(without('FIX UM IT')).toBe('FIX IT');
});

test('of a very long text both ends are looked at', () => {
  const middle = 'word uh '.repeat(20_000);
  const text = `fix um it ${middle}and um that`;
  const left = without(text);
  expect(left.startsWith('fix it word word')).toBe(true);
  expect(left.endsWith('word and that')).toBe(true);
  expect(left).toContain('uh');
});
