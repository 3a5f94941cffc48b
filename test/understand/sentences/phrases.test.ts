import { describe, expect, test } from 'vitest';
import { KnownNames } from '../../../src/understand/references/known-names.ts';
import { readSentences } from '../../../src/understand/sentences-folder.ts';
import { situation, task } from '../situations.ts';
import { NOT_COMMANDS } from './not-commands.ts';
import { PHRASES } from './phrases.ts';

const { commands, examples, byIntent } = readSentences();
const names = new KnownNames().lists(situation([task(2, 'refactor auth'), task(1, 'fix login')]));

describe.each(Object.entries(PHRASES))('%s', (intent, phrases) => {
  test('has at least twenty ways to be said', () => {
    expect(new Set(phrases).size).toBeGreaterThanOrEqual(20);
  });

  test.each(phrases)('"%s"', (phrase) => {
    expect(commands.parse(phrase, names)).toMatchObject({ type: 'match', match: { intent } });
  });
});

describe('what is no command', () => {
  test.each(NOT_COMMANDS)('"%s"', (phrase) => {
    expect(commands.parse(phrase, names)).toEqual({ type: 'nothing' });
  });
});

test('the slots of a start', () => {
  const slots = (text: string): unknown => {
    const parse = commands.parse(text, names);
    return parse.type === 'match' ? parse.match.slots : parse.type;
  };
  expect(slots('start task fix the bug in login')).toEqual({ prompt: 'fix the bug in login' });
  expect(slots('start task fix the bug in API')).toEqual({ prompt: 'fix the bug', project: 'api' });
  expect(slots('start task fix the bug in myweb')).toEqual({ prompt: 'fix the bug', project: 'my-web' });
  expect(slots('Start a task to Fix FooBar(), in My Web, call it foo')).toEqual({
    prompt: 'Fix FooBar()',
    project: 'my-web',
    title: 'foo',
  });
  expect(slots('start a task')).toEqual({});
  expect(slots('start task in api')).toEqual({ project: 'api' });
});

test('every intent has an example, and it is understood as that intent', () => {
  const found = examples.map((example) => commands.parse(example));
  const intents = found.map((parse) => (parse.type === 'match' ? parse.match.intent : parse.type));
  expect(intents.toSorted()).toEqual(Object.keys(PHRASES).toSorted());
});

test('every sentence that people are told of is understood as its intent', () => {
  for (const { intent, sentences } of byIntent) {
    for (const sentence of sentences) {
      expect([sentence, commands.parse(sentence, names)]).toMatchObject([sentence, { match: { intent } }]);
    }
  }
});
