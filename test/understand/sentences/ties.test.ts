import { expect, test } from 'vitest';
import type { Situation } from '../../../src/core/decision.ts';
import { KnownNames } from '../../../src/understand/names/known-names.ts';
import { readSentences } from '../../../src/understand/sentences-folder.ts';
import type { Templates } from '../../../src/understand/templates/compile-templates.ts';
import { situation, task } from '../situations.ts';
import { PHRASES } from './phrases.ts';

const { commands, choices } = readSentences();

const plain = situation([task(12, 'refactor auth'), task(7, 'fix login'), task(3, 'add dark mode')]);

/** Tasks whose names are words of the templates or names of projects. */
const confusing = situation(
  [
    'api',
    'my web',
    'it',
    'last one',
    'everything',
    'the folder',
    'reading',
    'failed build',
    'output',
    'second',
    'deploy now',
  ].map((name, index) => task(index + 1, name)),
);

const FREE_TEXT = ['deploy', 'cover more cases', 'it', 'Update README.md'];

/** Sentences that are equally good as two intents, which nobody could tell apart. */
function tied(templates: Templates, texts: Iterable<string>, world: Situation): readonly unknown[] {
  const lists = new KnownNames().lists(world);
  return [...texts].flatMap((text) => {
    const parse = templates.parse(text, lists);
    if (parse.type !== 'tie') return [];
    const intents = new Set(parse.matches.map((match) => match.intent));
    return intents.size === 1 ? [] : [{ text, matches: parse.matches }];
  });
}

function samplesIn(templates: Templates, world: Situation, seed: number): readonly string[] {
  const lists = new KnownNames().lists(world);
  return templates.samples(3000, { lists, seed, freeText: FREE_TEXT }).map(({ text }) => text);
}

test.each([1, 2, 3])('no sample of a template is as good as another intent, seed %i', (seed) => {
  expect(tied(commands, samplesIn(commands, plain, seed), plain)).toEqual([]);
  expect(tied(choices, samplesIn(choices, plain, seed), plain)).toEqual([]);
});

test.each([1, 2, 3])('also where tasks are called like words of the templates, seed %i', (seed) => {
  expect(tied(commands, samplesIn(commands, confusing, seed), confusing)).toEqual([]);
});

test('no phrase by hand is as good as another intent', () => {
  const texts = Object.values(PHRASES).flatMap((phrases) =>
    phrases.map((phrase) => (typeof phrase === 'string' ? phrase : phrase[0])),
  );
  expect(tied(commands, texts, plain)).toEqual([]);
  expect(tied(commands, texts, confusing)).toEqual([]);
});
