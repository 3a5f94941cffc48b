import { expect, test } from 'vitest';
import { KnownNames } from '../../../src/understand/references/known-names.ts';
import { readSentences } from '../../../src/understand/sentences-folder.ts';
import type { Templates } from '../../../src/understand/templates/compile-templates.ts';
import { situation, task } from '../situations.ts';

const { commands, choices } = readSentences();
const names = new KnownNames().lists(
  situation([task(12, 'refactor auth'), task(7, 'fix login'), task(3, 'add dark mode')]),
);

/** No word of a task's name among them: what is no name must not be one by chance. */
const FREE_TEXT = ['Update README.md', 'write more tests', 'rename FooBar() to foo_bar', 'deploy'];

function wronglyParsed(templates: Templates, count: number, seed: number): readonly unknown[] {
  return templates.samples(count, { lists: names, seed, freeText: FREE_TEXT }).flatMap((sample) => {
    const parse = templates.parse(sample.text, names);
    const wanted = { intent: sample.intent, slots: sample.slots };
    const { intent, slots } = parse.type === 'match' ? parse.match : { intent: parse.type, slots: {} };
    return isSame({ intent, slots }, wanted) ? [] : [{ sample, parse }];
  });
}

function isSame(one: object, other: object): boolean {
  try {
    expect(one).toEqual(other);
    return true;
  } catch {
    return false;
  }
}

test.each([1, 2, 3, 4])('every sample of the commands parses to its own intent and slots, seed %i', (seed) => {
  expect(wronglyParsed(commands, 2000, seed)).toEqual([]);
});

test('every sample of the choices parses to its own intent and slots', () => {
  expect(wronglyParsed(choices, 1000, 1)).toEqual([]);
});

test('samples are distinct, as many as asked for, and the same for the same seed', () => {
  const samples = commands.samples(500, { lists: names, seed: 9 });
  expect(new Set(samples.map((sample) => sample.text)).size).toBe(500);
  expect(commands.samples(500, { lists: names, seed: 9 })).toEqual(samples);
});

test('sentences with a list that has no values are not sampled', () => {
  const templates = new Set(commands.samples(3000).map((sample) => sample.template));
  expect([...templates].filter((template) => template.includes('{project} [project] <start>'))).toEqual([]);
});
