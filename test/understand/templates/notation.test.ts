import { describe, expect, test } from 'vitest';
import { compileTemplates } from '../../../src/understand/templates/compile-templates.ts';
import { TextList } from '../../../src/understand/templates/text-list.ts';

function compiled(sentence: string, more: object = {}) {
  return compileTemplates({ intents: { it: { data: [{ sentences: [sentence] }] } }, ...more });
}

function slotsOf(sentence: string, text: string, more: object = {}): unknown {
  const parse = compiled(sentence, more).parse(text);
  return parse.type === 'match' ? parse.match.slots : parse.type;
}

describe('the notation of templates', () => {
  test.each([
    ['turn on [the] light', ['turn on the light', 'turn on light'], ['turn on a light', 'turn on the']],
    ['light[s] on', ['light on', 'lights on'], ['light s on']],
    ['turn(s|ed|ing) it', ['turns it', 'turned it', 'turning it'], ['turn it', 'turn s it']],
    ['[un]lock it', ['lock it', 'unlock it'], ['un lock it']],
    ['turn[ it] on', ['turn on', 'turn it on'], ['turnit on']],
    ['[the ]light', ['light', 'the light'], ['thelight']],
    ['(red|green|) light', ['red light', 'green light', 'light'], ['blue light']],
    ['(lights;on;now)', ['lights on now', 'now on lights', 'on lights now'], ['lights on', 'on on now']],
    ['go (a;[very] b)', ['go a very b', 'go b a', 'go very b a'], ['go a', 'go a b very']],
    ['(a|(b|[c] d))', ['a', 'b', 'd', 'c d'], ['c', 'a b']],
    ['a \\[b\\]', ['a b'], ['a']],
    ["what's up", ["what's up", 'what is up', 'Whats UP?', 'what’s up'], ['what up']],
    ['twenty one pilots', ['twenty one pilots', '21 pilots', 'Twenty-one pilots'], ['twenty pilots']],
    ['set to 50%', ['set to 50%', 'set to fifty %'], ['set to 50']],
  ])('%s', (sentence, matching, others) => {
    const templates = compiled(sentence);
    for (const text of matching) expect([text, templates.parse(text).type]).toEqual([text, 'match']);
    for (const text of others) expect([text, templates.parse(text).type]).toEqual([text, 'nothing']);
  });

  test('a list gives its values, under its own name or that of the slot', () => {
    const lists = { colour: { values: ['red', { in: '(light|sky) blue', out: 'blue' }, { in: 'plain' }] } };
    expect(slotsOf('paint {colour}', 'Paint RED', { lists })).toEqual({ colour: 'red' });
    expect(slotsOf('paint {colour:shade}', 'paint sky blue', { lists })).toEqual({ shade: 'blue' });
    expect(slotsOf('paint {colour}', 'paint plain', { lists })).toEqual({ colour: 'plain' });
    expect(slotsOf('paint {colour}', 'paint black', { lists })).toBe('nothing');
  });

  test('a range takes digits and words, steps, multipliers and fractions', () => {
    const lists = {
      level: { range: { from: 0, to: 100, step: 5 } },
      cold: { range: { from: -20, to: 20 } },
      big: { range: { from: 1, to: 2000, multiplier: 10 } },
      half: { range: { from: 0, to: 10, fractions: 'halves' } },
      tenth: { range: { from: 0, to: 10, fractions: 'tenths' } },
    };
    expect(slotsOf('set {level}', 'set 35', { lists })).toEqual({ level: 35 });
    expect(slotsOf('set {level}', 'set thirty-five', { lists })).toEqual({ level: 35 });
    expect(slotsOf('set {level}%', 'set one hundred %', { lists })).toEqual({ level: 100 });
    expect(slotsOf('set {level}', 'set 36', { lists })).toBe('nothing');
    expect(slotsOf('set {level}', 'set 105', { lists })).toBe('nothing');
    expect(slotsOf('set {cold}', 'set minus two', { lists })).toEqual({ cold: -2 });
    expect(slotsOf('set {cold}', 'set -2', { lists })).toEqual({ cold: -2 });
    expect(slotsOf('set {big}', 'set one thousand two hundred and five', { lists })).toEqual({ big: 12_050 });
    expect(slotsOf('set {half}', 'set 2.5', { lists })).toEqual({ half: 2.5 });
    expect(slotsOf('set {half}', 'set 2.4', { lists })).toBe('nothing');
    expect(slotsOf('set {tenth}', 'set two point four', { lists })).toEqual({ tenth: 2.4 });
  });

  test('rules stand for their body, also inside each other and inside a word', () => {
    const rules = { expansion_rules: { article: '(the|a)', thing: '<article> (lamp|light)', make: '(light|dark)' } };
    expect(slotsOf('see <thing>', 'see a lamp', rules)).toEqual({});
    expect(slotsOf('<make>en it', 'darken it', rules)).toEqual({});
    expect(slotsOf('<make>en it', 'dark en it', rules)).toBe('nothing');
  });

  test('rules and lists of one block are known only there, and come before the common ones', () => {
    const templates = compileTemplates({
      expansion_rules: { go: 'go' },
      intents: {
        own: {
          data: [{ sentences: ['<go> {x}'], expansion_rules: { go: 'walk' }, lists: { x: { values: ['far'] } } }],
        },
        common: { data: [{ sentences: ['<go>'] }] },
      },
    });
    expect(templates.parse('walk far')).toMatchObject({ type: 'match', match: { intent: 'own' } });
    expect(templates.parse('go')).toMatchObject({ type: 'match', match: { intent: 'common' } });
  });

  test('skip words may stand anywhere but at the edge of free text, which keeps them', () => {
    const more = { lists: { x: { wildcard: true } }, skip_words: ['please', 'could you'], hesitations: ['um'] };
    expect(slotsOf('say {x}', 'could you please say hello', more)).toEqual({ x: 'hello' });
    expect(slotsOf('say {x}', 'say please', more)).toEqual({ x: 'please' });
    expect(slotsOf('say {x}', 'say um hello um', more)).toEqual({ x: 'hello' });
    expect(slotsOf('say {x} loud', 'say please loud please', more)).toEqual({ x: 'please' });
  });

  test('fixed slots of a block come with every match', () => {
    const definition = { intents: { on: { data: [{ sentences: ['on'], slots: { domain: 'light', level: 3 } }] } } };
    const parse = compileTemplates(definition).parse('on');
    expect(parse).toMatchObject({ match: { slots: { domain: 'light', level: 3 } } });
  });

  test('lists given to parse replace those of the definition', () => {
    const templates = compiled('open {name}', { lists: { name: { values: ['door'] } } });
    const lists = new Map([['name', new TextList([{ text: 'my-api_v2', value: 7 }])]]);
    expect(templates.parse('open my api v two', lists)).toMatchObject({ match: { slots: { name: 7 } } });
    expect(templates.parse('open door', lists).type).toBe('nothing');
    expect(templates.parse('open door').type).toBe('match');
  });
});
