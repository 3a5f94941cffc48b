import { describe, expect, test } from 'vitest';
import { sayableWords } from '../../../src/understand/text/sayable.ts';
import { tokenise } from '../../../src/understand/text/tokens.ts';

const words = (text: string): string =>
  tokenise(text)
    .map((token) => token.text)
    .join(' ');

describe('words as they are compared', () => {
  test.each([
    ['Cancel it, PLEASE!', 'cancel it please'],
    ["what's up — don't", 'what is up do not'],
    ['what’s whatʼs what＇s what´s', 'what is what is what is what is'],
    ['task two', 'task 2'],
    ['task twenty-one', 'task 21'],
    ['task #2', 'task 2'],
    ['task # 2', 'task # 2'],
    ['task no. 2', 'task number 2'],
    ['Task No.2.', 'task number 2'],
    ['task nr. 12', 'task number 12'],
    ['no. Two', 'no 2'],
    ['no 2', 'no 2'],
    ['casino. 2', 'casino 2'],
    ['task 2.', 'task 2'],
    ['task 002', 'task 2'],
    ['task ２', 'task 2'],
    ["task two's output", 'task 2 is output'],
    ["twenty two's", '22 is'],
    ['the 1st', 'the first'],
    ['the 2ND one', 'the second 1'],
    ['the 12th', 'the twelfth'],
    ['the 20th', 'the twentieth'],
    ['the 21st', 'the 20 first'],
    ['the twenty-first', 'the 20 first'],
    ['the 103rd', 'the 100 third'],
    ['2nds', '2 nds'],
    ['v2', 'v 2'],
    ['1,000', '1000'],
    ['ｃａｎｃｅｌ ｉｔ', 'cancel it'],
    ['can\u200bcel i\u00adt', 'cancel it'],
    ['\u202ecancel\u202c \ufeffit', 'cancel it'],
    ['\u200fcancel\u00a0it\u3000now', 'cancel it now'],
    ['ألغِ المهمة', 'ألغِ المهمة'],
    ['cancel “it”', 'cancel it'],
    ['❤️', '❤'],
    ['ﬁx', 'fix'],
    ['cafe\u0301', 'café'],
  ])('%s', (text, expected) => {
    expect(words(text)).toBe(expected);
  });

  test('places are those of the text as it was written', () => {
    const text = 'stop \u200bthe “2nd” ta\u00adsk';
    const places = tokenise(text).map(({ start, end }) => text.slice(start, end));
    expect(places).toEqual(['stop', 'the', '2nd', 'ta\u00adsk']);
  });
});

test('an ordinal is said as one', () => {
  expect(sayableWords('2nd-try_v3')).toEqual(['second', 'try', 'v', 'three']);
  expect(sayableWords('the 45th')).toEqual(['the', 'forty', 'fifth']);
});
