import { describe, expect, test } from 'vitest';
import { Replacements } from '../../../src/understand/text/replacements.ts';

const replacements = new Replacements(
  new Map([
    ['cube control', 'kubectl'],
    ['cube', 'Cube'],
    ['o auth', 'OAuth'],
    ['hub', 'git hub'],
    ['c plus plus', 'C++'],
    ["what's app", 'WhatsApp'],
    ['  ', 'nothing'],
  ]),
);

describe('the person’s words', () => {
  test.each([
    ['fix Cube  Control now', 'fix kubectl now'],
    ['cube-control', 'kubectl'],
    ['the cube', 'the Cube'],
    ["cube control's flags", "kubectl's flags"],
    ['o auth.', 'OAuth.'],
    ['a hub and git hub', 'a git hub and git hub'],
    ['in c plus plus', 'in C++'],
    ['open what’s app', 'open WhatsApp'],
  ])('“%s” is “%s”', (heard, written) => {
    expect(replacements.apply(heard, false).text).toBe(written);
  });

  test.each(['icecube', 'cubes', 'cube_control', 'co-cube', 'cube-like', 'OAuth', ''])('“%s” stays', (text) => {
    expect(replacements.apply(text, false).text).toBe(text);
  });

  test('what is quoted is spared where that is asked', () => {
    const text = "o auth `o auth` \"o auth\" “o auth” 'o auth' don't o auth, isn't it";
    expect(replacements.apply(text, true).text).toBe(
      "OAuth `o auth` \"o auth\" “o auth” 'o auth' don't OAuth, isn't it",
    );
  });

  test('one that makes another possible is followed by it', () => {
    const chain = new Replacements(
      new Map([
        ['cube control', 'kube ctl'],
        ['kube ctl', 'kubectl'],
      ]),
    );
    expect(chain.apply('use cube control', false)).toMatchObject({ text: 'use kubectl' });
  });

  test('it tells what it replaced', () => {
    expect([...replacements.apply('O auth and O Auth', false).replaced]).toEqual([['o auth', 'OAuth']]);
    expect(replacements.apply('nothing here', false).replaced.size).toBe(0);
  });

  test('signs of regular expressions are signs', () => {
    const signs = new Replacements(new Map([['a.b (c)', 'abc']]));
    expect(signs.apply('use a.b (c) not axb (c)', false).text).toBe('use abc not axb (c)');
  });
});
