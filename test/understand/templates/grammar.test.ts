import { describe, expect, test } from 'vitest';
import { compileTemplates, type Templates } from '../../../src/understand/templates/compile-templates.ts';
import { grammarWords, joinGrammars, jsgfText } from '../../../src/understand/templates/jsgf.ts';
import { TextList } from '../../../src/understand/templates/text-list.ts';
import { accepts, readJsgf } from './jsgf-reader.ts';

function texts(...values: readonly string[]): TextList {
  return new TextList(values.map((text) => ({ text, value: text })));
}

const templates = compileTemplates({
  lists: {
    name: { values: [] },
    project: { values: [] },
    number: { range: { from: 1, to: 3 } },
    silent: { range: { from: 1, to: 3 }, spoken: false },
    prompt: { wildcard: true },
    unknown: { wildcard: true, unknown: true },
  },
  expansion_rules: { which: '([the] task {number}|the {name} task|{silent:number})', cancel: '(cancel|stop|kill)' },
  intents: {
    cancel: { data: [{ sentences: ['<cancel> <which>', '<cancel> the {unknown} task'] }] },
    status: {
      data: [
        { sentences: ['how is <which>', 'status'] },
        { sentences: ['what is the state of <which>'], metadata: { spoken: false } },
      ],
    },
    start: { data: [{ sentences: ['start [a task] {prompt} [in {project}]'] }] },
  },
});
const lists = new Map([
  ['name', texts('fix-login', 'docs v2')],
  ['project', texts('api')],
]);
const options = { lists, freeText: new Map([['prompt', ['fix', 'it', 'kubectl']]]) };

function jsgfOf(sentences: Templates, more: object = {}) {
  return readJsgf(sentences.toJsgf({ ...options, ...more }));
}

describe('the grammar for a recogniser', () => {
  test('has the sentences as they are said', () => {
    const grammar = jsgfOf(templates, { around: ['please'] });
    for (const text of [
      'cancel task two',
      'please stop the fix login task',
      'how is the docs v two task please',
      'status',
      'start fix it',
      'start a task kubectl fix in api it',
    ]) {
      expect([text, accepts(grammar, text)]).toEqual([text, true]);
    }
    for (const text of ['cancel', 'cancel task four', 'cancel the login task', 'start', 'fix it', 'please']) {
      expect([text, accepts(grammar, text)]).toEqual([text, false]);
    }
  });

  test('has neither lists nor sentences that are not to be expected, though they are understood and sampled', () => {
    const grammar = jsgfOf(templates);
    expect([accepts(grammar, 'cancel two'), accepts(grammar, 'what is the state of task one')]).toEqual([false, false]);
    expect(templates.parse('cancel two').type).toBe('match');
    expect(templates.parse('what is the state of task one').type).toBe('match');
    expect(templates.samples(500).some(({ text }) => text.startsWith('what is the state'))).toBe(true);
    expect(grammarWords(templates.grammar(options))).not.toContain('state');
  });

  test('leaves out what needs a list without values', () => {
    const grammar = jsgfOf(templates, { lists: new Map([['name', texts()]]), freeText: new Map() });
    expect([accepts(grammar, 'cancel the docs task'), accepts(grammar, 'cancel task one')]).toEqual([false, true]);
    expect([...grammar.rules.keys()].filter((rule) => /start|name/.test(rule))).toEqual([]);
  });

  test('defines every rule that it uses, and uses every rule that it defines', () => {
    const text = templates.toJsgf({ ...options, around: ['um'] });
    const defined = [...text.matchAll(/^(?:public )?<(\w+)> =/gm)].map((found) => found[1]);
    expect(new Set([...text.matchAll(/<(\w+)>/g)].map((found) => found[1]))).toEqual(new Set(defined));
    expect(new Set(defined).size).toBe(defined.length);
  });

  test('writes a rule of many places once, and a list of one name twice where it differs', () => {
    const block = (value: string) => ({
      data: [{ sentences: ['go {to}'], lists: { to: { values: [value, 'b c'] } } }],
    });
    const local = compileTemplates({ intents: { one: block('x y'), two: block('z'), three: block('x y') } });
    const grammar = jsgfOf(local);
    expect([...grammar.rules.keys()].filter((rule) => rule.startsWith('list_'))).toEqual(['list_to', 'list_to_2']);
    expect(['go x y', 'go z', 'go b c', 'go x'].map((text) => accepts(grammar, text))).toEqual([
      true,
      true,
      true,
      false,
    ]);
    expect(templates.toJsgf(options).match(/cancel \| stop/g)).toHaveLength(1);
  });

  test('a list of run time does not take the place of a block’s own', () => {
    const own = compileTemplates({
      lists: { name: { values: [] } },
      intents: {
        own: { data: [{ sentences: ['to {name}'], lists: { name: { values: ['far away'] } } }] },
        known: { data: [{ sentences: ['stop {name}'] }] },
      },
    });
    const grammar = jsgfOf(own);
    expect(['to far away', 'stop fix login', 'to fix login'].map((text) => accepts(grammar, text))).toEqual([
      true,
      true,
      false,
    ]);
    expect(own.parse('to fix login', lists).type).toBe('nothing');
    expect(own.parse('to far away', lists).type).toBe('match');
  });

  test('keeps the rules that stay the same when a name changes', () => {
    const before = templates.grammar(options);
    expect(templates.grammar(options)).toEqual(before);
    const after = templates.grammar({ ...options, lists: new Map([...lists, ['name', texts('other')]]) });
    const changed = after.filter((rule) => !before.includes(rule)).map(({ name }) => name);
    expect(changed).toEqual(['list_name']);
    expect(jsgfText(after)).toBe(jsgfText(before).replace('(fix login | docs v two)', 'other'));
  });

  test('two grammars are joined to one', () => {
    const joined = joinGrammars([templates.grammar(options), templates.grammar({ ...options, prefix: 'more_' })]);
    const grammar = readJsgf(jsgfText(joined));
    expect(grammar.publicRule).toBe('any_sentence');
    expect(accepts(grammar, 'cancel task two')).toBe(true);
    expect(joinGrammars([templates.grammar(options)])).toEqual(templates.grammar(options));
  });

  test('a grammar of nothing is still one', () => {
    expect(compileTemplates({ intents: {} }).toJsgf()).toBe(
      '#JSGF V1.0;\ngrammar wilco;\npublic <sentence> = <VOID>;\n',
    );
  });
});
