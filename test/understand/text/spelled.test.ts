import { describe, expect, test } from 'vitest';
import { readRepairWords } from '../../../src/understand/text/repair-words.ts';
import { Spelling } from '../../../src/understand/text/spelled.ts';

const NAMES = ['my-api', 'okr', 'src/index.ts', 'web_2', 'fix login'];
const spelling = new Spelling(readRepairWords(), ['JSON', 'kubectl', 'k8s', 'OAuth', 'api', 'json', 'ci']);

describe('what comes to a known word', () => {
  test.each([
    ['the k u b e c t l call', 'the kubectl call'],
    ['the K-U-B-E-C-T-L call', 'the kubectl call'],
    ['k you b e see t l', 'kubectl'],
    ['kilo uniform bravo echo charlie tango lima', 'kubectl'],
    ['kilo eight sierra', 'k8s'],
    ['k 8 s', 'k8s'],
    ['j s o n', 'JSON'],
    ['capital J son', 'JSON'],
    ['o auth', 'OAuth'],
    ['a as in apple p like papa i', 'api'],
    ['my dash api', 'my-api'],
    ['in my dash a p i please', 'in my-api please'],
    ['src slash index dot t s', 'src/index.ts'],
    ['web underscore two', 'web_2'],
    ['the o k r', 'the okr'],
  ])('“%s” is “%s”', (heard, written) => {
    expect(spelling.joinKnown(heard, NAMES).text).toBe(written);
  });

  test.each([
    'a b test',
    'build a pi camera',
    'plan c i think',
    'my api',
    'my dash board',
    'a, pi',
    'k8s',
    'see you at the hotel in india',
    'fix dash login',
    'x y z',
  ])('“%s” is prose', (text) => {
    expect(spelling.joinKnown(text, NAMES).text).toBe(text);
  });

  test('names may change from one sentence to the next', () => {
    expect(spelling.joinKnown('the q r s', ['qrs']).text).toBe('the qrs');
    expect(spelling.joinKnown('the q r s', ['tuv']).text).toBe('the q r s');
  });

  test('it tells what it joined', () => {
    expect(spelling.joinKnown('fix my dash api', NAMES).joined).toEqual([{ heard: 'my dash api', written: 'my-api' }]);
  });
});

describe('a word that is spelled by itself', () => {
  test.each([
    ['k u b e c t l', 'kubectl'],
    ['capital j s o n', 'Json'],
    ['all caps q r s', 'QRS'],
    ['capital t capital s', 'TS'],
    ['double u e b', 'web'],
    ['our dash api', 'our-api'],
    ['hotel dash api', 'hotel-api'],
    ['hotel echo yankee', 'hey'],
    ['foo underscore bar dot t s', 'foo_bar.ts'],
    ['o auth', 'OAuth'],
    ['q 3 r', 'q3r'],
  ])('“%s” is %s', (heard, written) => {
    expect(spelling.wordOf(heard)).toBe(written);
  });

  test.each(['', 'api', 'hello world', 'k', 'dash', 'dash dot', 'the o k r', 'a', 'my dash api is fine', 'see you'])(
    '“%s” is not spelled',
    (text) => {
      expect(spelling.wordOf(text)).toBeUndefined();
    },
  );
});

test('three letters of no known word are one, but for the head of a sentence', () => {
  expect(spelling.joinUnknown('cancel the x y z task').text).toBe('cancel the xyz task');
  expect(spelling.joinUnknown('k i l l it').text).not.toContain('kill');
  expect(spelling.joinUnknown('plan a b').text).toBe('plan a b');
});
