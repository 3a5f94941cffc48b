import { describe, expect, test } from 'vitest';
import { KnownNames } from '../../../src/understand/names/known-names.ts';
import { readSentences } from '../../../src/understand/sentences-folder.ts';
import { situation, task } from '../situations.ts';
import { NOT_COMMANDS } from './not-commands.ts';
import { PHRASES } from './phrases.ts';

const { commands, examples, byIntent } = readSentences();
const names = new KnownNames().lists(situation([task(2, 'refactor auth'), task(1, 'fix login')]));

describe.each(Object.entries(PHRASES))('%s', (intent, phrases) => {
  const said = phrases.map((phrase) => (typeof phrase === 'string' ? ([phrase, undefined] as const) : phrase));

  test('has at least twenty-five ways to be said', () => {
    expect(new Set(said.map(([text]) => text)).size).toBeGreaterThanOrEqual(25);
  });

  test.each(said)('"%s"', (text, slots) => {
    const parse = commands.parse(text, names);
    expect(parse).toMatchObject({ type: 'match', match: { intent } });
    if (slots !== undefined) expect(parse.type === 'match' && parse.match.slots).toEqual(slots);
  });
});

describe('what is no command', () => {
  test('is at least two hundred near misses', () => {
    expect(new Set(NOT_COMMANDS).size).toBeGreaterThanOrEqual(200);
  });

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
