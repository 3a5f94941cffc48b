import { expect, test } from 'vitest';
import { KnownNames } from '../../../src/understand/names/known-names.ts';
import { readSentences } from '../../../src/understand/sentences-folder.ts';
import type { Templates } from '../../../src/understand/templates/compile-templates.ts';
import type { Match } from '../../../src/understand/templates/match.ts';
import type { Sample } from '../../../src/understand/templates/sampler.ts';
import { situation, task } from '../situations.ts';

const { commands, choices } = readSentences();
const names = new KnownNames().lists(
  situation([task(12, 'refactor auth'), task(7, 'fix login'), task(3, 'add dark mode')]),
);

/** No word of a task's name among them, nor of what may follow free text: what is no name must not be one by chance. */
const FREE_TEXT = ['Update README.md', 'polish more tests', 'speed up FooBar()', 'deploy'];

/** Templates whose samples may be as good in another reading, and why nobody could tell the two apart. */
const TIES: ReadonlyMap<string, string> = new Map([
  [
    '(stop (working on|running)|interrupt|discontinue) <which_any>',
    '"stop running api agent": an end to running it, or the one that is running',
  ],
]);

function wronglyParsed(templates: Templates, samples: readonly Sample[]): readonly unknown[] {
  return samples.flatMap((sample) => {
    const parse = templates.parse(sample.text, names);
    if (parse.type === 'match' && isMeant(parse.match, sample)) return [];
    const tied = parse.type === 'tie' && parse.matches.some((match) => isMeant(match, sample));
    if (tied && TIES.has(sample.template)) return [];
    return [{ text: sample.text, template: sample.template, slots: sample.slots, parse }];
  });
}

/** Where two free texts meet, nothing says where the one ends: there the words of both together must be the same. */
function isMeant(match: Match, sample: Sample): boolean {
  if (match.intent !== sample.intent) return false;
  const slots = new Set([...Object.keys(match.slots), ...Object.keys(sample.slots)]);
  const differing = [...slots].filter((slot) => match.slots[slot] !== sample.slots[slot]);
  const freeTexts = differing.every((slot) => FREE_TEXT.includes(String(sample.slots[slot])));
  return differing.length === 0 || (freeTexts && differing.length === 2 && meetIn(match, sample, differing));
}

function meetIn(match: Match, sample: Sample, [one = '', other = '']: readonly string[]): boolean {
  const joined = ({ slots }: Match | Sample, first: string, second: string) =>
    `${slots[first]} ${slots[second]}`.replace(/\W/g, '');
  const orders = [
    [one, other],
    [other, one],
  ] as const;
  return orders.some(
    ([first, second]) =>
      joined(match, first, second) === joined(sample, first, second) &&
      sample.text.includes(`${sample.slots[first]} ${sample.slots[second]}`),
  );
}

test.each([1, 2, 3, 4, 5])('every sample of the commands parses to its own intent and slots, seed %i', (seed) => {
  const samples = commands.samples(3000, { lists: names, seed, freeText: FREE_TEXT });
  expect(samples).toHaveLength(3000);
  expect(wronglyParsed(commands, samples)).toEqual([]);
});

test('every sample of the choices parses to its own intent and slots', () => {
  const samples = choices.samples(2000, { lists: names, freeText: FREE_TEXT });
  expect(samples).toHaveLength(2000);
  expect(wronglyParsed(choices, samples)).toEqual([]);
});

test('every template has samples', () => {
  const all = commands.samples(20_000, { lists: names, freeText: FREE_TEXT });
  const perIntent = Map.groupBy(all, ({ intent }) => intent);
  expect([...perIntent].filter(([, samples]) => samples.length < 5).map(([intent]) => intent)).toEqual([]);
});

test('names that only sound alike change no sample', () => {
  const samples = commands.samples(2000, { lists: names, seed: 7, freeText: ['deploy', 'polish more tests'] });
  const changed = samples.filter(({ text, slots }) => {
    if ('unknown' in slots || 'unknown_project' in slots) return false;
    return JSON.stringify(commands.parse(text, names, { alike: true })) !== JSON.stringify(commands.parse(text, names));
  });
  expect(changed).toEqual([]);
});

test('samples are distinct, as many as asked for, and the same for the same seed', () => {
  const samples = commands.samples(500, { lists: names, seed: 9 });
  expect(new Set(samples.map((sample) => sample.text)).size).toBe(500);
  expect(commands.samples(500, { lists: names, seed: 9 })).toEqual(samples);
});

test('sentences with a list that has no values are not sampled', () => {
  const samples = commands.samples(3000);
  expect(samples.filter(({ slots }) => 'name' in slots || 'project' in slots || 'agent' in slots)).toEqual([]);
});
