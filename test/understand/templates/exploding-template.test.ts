import { describe, expect, test } from 'vitest';
import { WilcoError } from '../../../src/core/error.ts';
import { compileTemplates } from '../../../src/understand/templates/compile-templates.ts';
import { readDefinition } from '../../../src/understand/templates/read-definition.ts';

function compiled(sentences: readonly string[], more: object = {}) {
  return compileTemplates({ intents: { a: { data: [{ sentences: [...sentences] }] } }, ...more });
}

function indexes(count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => index);
}

const optionals = indexes(24)
  .map((index) => `[w${index}]`)
  .join('');

describe('a template that could be endlessly many sentences', () => {
  test.each([
    ['rules that double', '<r0>', 'smaller sentence'],
    [
      'parts without spaces',
      indexes(40)
        .map((index) => `(a${index}|b${index})`)
        .join(''),
      'at most 4096 forms',
    ],
    ['optional parts without spaces', optionals, 'at most 4096 forms'],
    ['brackets in brackets', `${'('.repeat(10_000)}a${')'.repeat(10_000)}`, 'nest deeper than 50'],
    ['optionals in optionals', `${'['.repeat(60)}a${']'.repeat(60)}`, 'nest deeper than 50'],
    ['many parts in any order', '(a;b;c;d;e;f;g;h;i)', 'at most 8 parts in any order'],
    ['orders within orders', indexes(8).reduce((inner) => `(a;b;c;d;e;f;${inner})`, 'x'), 'smaller sentence'],
    ['touching orders', 'x(a;b;c;d;e;f;g)y', 'at most 4096 forms'],
    [
      'very many optional words',
      indexes(5000)
        .map((index) => `[w${index}]`)
        .join(' '),
      'smaller sentence',
    ],
    ['values of a list', 'see {l}', 'at most 4096 forms'],
  ])('is refused at once: %s', (_what, sentence, message) => {
    const doubling = indexes(40).map((level) => [`r${level}`, `<r${level + 1}> [x|y] [<r${level + 1}>]`]);
    const rules = { ...Object.fromEntries(doubling), r40: '(a|b)' };
    const lists = sentence.includes('{l}') ? { l: { values: ['fine', optionals] } } : {};
    expect(() => compiled([sentence], { expansion_rules: rules, lists })).toThrow(message);
  });

  test('says in which file, line and column', () => {
    const { definition, locate } = readDefinition([
      { name: 'a.yaml', text: `lists:\n  l:\n    values:\n      - fine\n      - "${optionals}"\nintents: {}\n` },
    ]);
    expect(() => compileTemplates(definition, { locate })).toThrow('a.yaml:5:10: expected at most 4096 forms');
    const sentence = {
      name: 'b.yaml',
      text: 'intents:\n  a:\n    data:\n      - sentences: ["ok", "(a;b;c;d;e;f;g;h;i)"]\n',
    };
    const read = readDefinition([sentence]);
    expect(() => compileTemplates(read.definition, read)).toThrow('b.yaml:4:28: expected at most 8 parts in any order');
  });

  test('is understood where it is only large, without being written out', () => {
    const large = indexes(300).map((index) => `[w${index}]`);
    const orders = '(a [b];c;[d] e;f;(g|h);i;j;k)';
    const before = process.memoryUsage().heapUsed;
    const templates = compiled([large.join(' '), ...indexes(200).map((index) => `${orders} end${index}`)]);
    expect(templates.parse('w7 w150 w299').type).toBe('match');
    expect(templates.parse('w7 w6').type).toBe('nothing');
    const diamonds = compiled([
      indexes(60)
        .map((index) => `([a${index}]|[b${index}])`)
        .join(' '),
    ]);
    expect(diamonds.parse('a1 b11').type).toBe('match');
    expect(templates.parse('k j i h f e c a b end7').type).toBe('match');
    expect(templates.samples(200)).toHaveLength(200);
    expect(templates.toJsgf().length).toBeLessThan(2_000_000);
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(400e6);
  });

  test('a rule that is wrong is told where the rule stands, not where it is used', () => {
    const text = ['expansion_rules:', '  far: "very (far"', 'intents:', '  a: { data: [ { sentences: ["<far>"] } ] }'];
    const read = readDefinition([{ name: 'a.yaml', text: text.join('\n') }]);
    expect(() => compileTemplates(read.definition, read)).toThrow('a.yaml:2:18: expected ")"');
    const missing = readDefinition([{ name: 'b.yaml', text: text.join('\n').replace('(far', 'far {away}') }]);
    expect(() => compileTemplates(missing.definition, missing)).toThrow(
      'b.yaml:2:18: expected the name of a list: there is no {away}',
    );
  });
});

describe('a definition of another shape', () => {
  test.each([
    [
      { intents: { a: { data: [{ sentences: ['a'], slots: { x: ['y'] } }] } } },
      'expected text, a number, true or false',
    ],
    [{ intents: {}, lists: { x: {} } }, 'expected a list: "values"'],
    [{ intents: {}, lists: { x: { range: { from: 5, to: 1 } } } }, 'expected "from" to be at most "to"'],
    [
      { intents: {}, lists: { x: { values: [{ out: 1 }] } } },
      'lists.x.values[0], character 1: expected a text, or "in"',
    ],
    [{ intents: {}, settings: { ignore_whitespace: true } }, 'expected false: texts are compared word by word'],
    [{ intents: { a: { data: [{}] } } }, 'intents.a.data[0].sentences'],
  ])('%j', (definition, message) => {
    expect(() => compileTemplates(definition)).toThrow(WilcoError);
    expect(() => compileTemplates(definition)).toThrow(message);
  });

  test('has its lists and rules empty where YAML has nothing', () => {
    const read = readDefinition([
      { name: 'a.yaml', text: 'lists:\nexpansion_rules:\nintents: { a: { data: [ { sentences: ["a"] } ] } }' },
    ]);
    expect(compileTemplates(read.definition, read).parse('a').type).toBe('match');
  });
});
