import { describe, expect, test } from 'vitest';
import { compileTemplates } from '../../../src/understand/templates/compile-templates.ts';
import { TextList } from '../../../src/understand/templates/text-list.ts';

const lists = {
  x: { wildcard: true },
  y: { wildcard: true },
  anything: { values: [] },
  place: { values: ['api', 'web', { in: 'site', out: 'web' }] },
};

function intents(sentences: Readonly<Record<string, readonly string[]>>) {
  const entries = Object.entries(sentences).map(([name, list]) => [name, { data: [{ sentences: [...list] }] }]);
  return compileTemplates({ lists, intents: Object.fromEntries(entries) });
}

describe('which of several matches', () => {
  test('literal words beat free text', () => {
    const templates = intents({ free: ['run {x}'], fixed: ['run all tests'] });
    expect(templates.parse('run all tests')).toMatchObject({ match: { intent: 'fixed' } });
    expect(templates.parse('run all checks')).toMatchObject({ match: { intent: 'free', slots: { x: 'all checks' } } });
  });

  test('literal words beat a list of run time, a list beats free text', () => {
    const templates = intents({ free: ['go to {x}'], list: ['go to {place}'], fixed: ['go to api'] });
    const known = new Map([['place', new TextList(['api', 'web'].map((text) => ({ text, value: text })))]]);
    expect(templates.parse('go to api', known)).toMatchObject({ match: { intent: 'fixed' } });
    expect(templates.parse('go to web', known)).toMatchObject({ match: { intent: 'list' } });
    expect(templates.parse('go to hell', known)).toMatchObject({ match: { intent: 'free' } });
  });

  test('values that the definition writes out are as good as literal words', () => {
    const templates = intents({ list: ['go to {place}'], fixed: ['go to api'], known: ['go {anything}'] });
    expect(templates.parse('go to api').type).toBe('tie');
    const known = new Map([['anything', new TextList([{ text: 'to web', value: 1 }])]]);
    expect(templates.parse('go to web', known)).toMatchObject({ match: { intent: 'list' } });
  });

  test('unless they are told not to be', () => {
    const weak = { ...lists, place: { ...lists.place, literal: false } };
    const data = (sentence: string) => ({ data: [{ sentences: [sentence] }] });
    const templates = compileTemplates({
      lists: weak,
      intents: { list: data('go to {place}'), fixed: data('go to api') },
    });
    expect(templates.parse('go to api')).toMatchObject({ match: { intent: 'fixed' } });
  });

  test('free text gives way to what follows, and only known names split off', () => {
    const templates = intents({ start: ['start {x} [in {place}]'] });
    expect(templates.parse('start fix the bug in api')).toMatchObject({
      match: { slots: { x: 'fix the bug', place: 'api' } },
    });
    expect(templates.parse('start fix the bug in login')).toMatchObject({
      match: { slots: { x: 'fix the bug in login' } },
    });
    expect(templates.parse('start move it in api in web')).toMatchObject({
      match: { slots: { x: 'move it in api', place: 'web' } },
    });
  });

  test('a cut that could be made twice gives the first free text as much as it can take', () => {
    const templates = intents({ start: ['start {x} as {y}'] });
    expect(templates.parse('start one as two as three')).toMatchObject({
      match: { slots: { x: 'one as two', y: 'three' } },
    });
  });

  test('the same words for two intents are a tie, told as one', () => {
    const templates = intents({ first: ['stop {x}'], second: ['(stop|end) {x}'] });
    const parse = templates.parse('stop that');
    expect(parse.type === 'tie' && parse.matches.map((match) => match.intent).sort()).toEqual(['first', 'second']);
    expect(templates.parse('end that')).toMatchObject({ type: 'match', match: { intent: 'second' } });
  });

  test('two ways to the same intent and slots are no tie', () => {
    const templates = intents({ go: ['go to {place}', '(go|walk) [to] {place}', 'go to (site|web)'] });
    expect(templates.parse('walk site')).toMatchObject({ type: 'match', match: { slots: { place: 'web' } } });
  });

  test('one text with two values is a tie', () => {
    const two = {
      values: [
        { in: 'main', out: 1 },
        { in: 'main', out: 2 },
      ],
    };
    const templates = compileTemplates({ lists: { t: two }, intents: { a: { data: [{ sentences: ['stop {t}'] }] } } });
    const parse = templates.parse('stop main');
    expect(parse.type === 'tie' && parse.matches.map((match) => match.slots['t']).sort()).toEqual([1, 2]);
  });

  test.each([
    ['Start: Fix the Bug!', 'Fix the Bug!'],
    ['start  Refactor  `src/Auth.ts`, then test.', 'Refactor  `src/Auth.ts`, then test'],
    ["start don't touch foo() please", "don't touch foo() please"],
    ['start "quote" it', '"quote" it'],
    ['start .env is missing', '.env is missing'],
    ['start why does it fail?', 'why does it fail?'],
    ['start two and twenty one', 'two and twenty one'],
    ['start - fix it -', 'fix it'],
    ['start Grüße an 東京 🚀', 'Grüße an 東京 🚀'],
  ])('free text comes out as typed: %s', (text, prompt) => {
    const parse = intents({ start: ['start {x}'] }).parse(text);
    expect(parse).toMatchObject({ type: 'match', match: { slots: { x: prompt } } });
  });
});
