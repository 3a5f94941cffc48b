import { describe, expect, test } from 'vitest';
import { WilcoError } from '../../../src/core/error.ts';
import { compileTemplates } from '../../../src/understand/templates/compile-templates.ts';
import { readDefinition } from '../../../src/understand/templates/read-definition.ts';

function faultOf(text: string): string {
  try {
    const { definition, locate } = readDefinition([
      { name: 'first.yaml', text: 'intents:\n  a:\n    data:\n      - sentences: ["fine"]\n' },
      { name: 'en/a.yaml', text },
    ]);
    compileTemplates(definition, { locate });
  } catch (thrown) {
    if (thrown instanceof WilcoError && thrown.code === 'bad_template') return thrown.message;
    throw thrown;
  }
  return 'no fault';
}

const sentence = (written: string, more = ''): string =>
  `intents:\n  a:\n    data:\n      - sentences:\n          - ${written}\n${more}`;

describe('a bad template says file, line, column and what was expected', () => {
  test.each([
    ['"turn (on|off"', 'en/a.yaml:5:26: expected ")" for the "(" at character 6.'],
    ['"turn on) it"', 'en/a.yaml:5:21: expected a word; this ")" closes nothing.'],
    ["'turn [on'", 'en/a.yaml:5:22: expected "]" for the "[" at character 6.'],
    ['turn (a|b;c)', 'en/a.yaml:5:22: expected "|": "|" and ";" cannot be mixed in one group.'],
    ['"go {nowhere}"', 'en/a.yaml:5:17: expected the name of a list: there is no {nowhere}.'],
    ['"go <nowhere>"', 'en/a.yaml:5:17: expected the name of a rule: there is no <nowhere>.'],
    ['"go {a:b:c}"', 'en/a.yaml:5:17: expected {list} or {list:slot}.'],
    ['"go {}"', 'en/a.yaml:5:18: expected a name between "{" and "}".'],
    ['"go {a"', 'en/a.yaml:5:19: expected "}" for the "{" at character 4.'],
    ['"(a;b;c;d;e;f;g;h;i)"', 'en/a.yaml:5:14: expected at most 8 parts in any order.'],
  ])('%s', (written, message) => {
    expect(faultOf(sentence(written))).toBe(message);
  });

  test('a rule that contains itself', () => {
    const rules = 'expansion_rules:\n  one: "a <two>"\n  two: "[<one>]"\n';
    expect(faultOf(sentence('"<one>"', rules))).toBe(
      'en/a.yaml:7:9: expected a rule that ends: <one> contains itself.',
    );
  });

  test('what is no YAML, and what has another shape', () => {
    expect(faultOf('intents:\n  a: [\n')).toMatch(/^en\/a\.yaml:3:1: /);
    expect(faultOf('intents:\n  a:\n    data: 3\n')).toMatch(/^en\/a\.yaml:3:11: .*expected array/);
    expect(faultOf('lists:\n  x:\n    values: 3\n')).toMatch(/^en\/a\.yaml:3:5: /);
  });

  test('without a file the way through the definition is told', () => {
    const definition = { intents: { a: { data: [{ sentences: ['fine', 'not (fine'] }] } } };
    expect(() => compileTemplates(definition)).toThrow('intents.a.data[0].sentences[1], character 10: expected ")"');
  });

  test('a template that explodes is refused, and soon', () => {
    const doubling = Array.from({ length: 40 }, (_, level) => [`r${level}`, `<r${level + 1}> (x|y) <r${level + 1}>`]);
    const rules = { ...Object.fromEntries(doubling), r40: '(a|b)' };
    const data = [{ sentences: ['<r0>'] }];
    const explode = (): unknown => compileTemplates({ expansion_rules: rules, intents: { a: { data } } });
    expect(explode).toThrow('expected a smaller sentence');
    const word = Array.from({ length: 40 }, (_, letter) => `(a${letter}|b${letter})`).join('');
    const long = (): unknown => compileTemplates({ intents: { a: { data: [{ sentences: [word] }] } } });
    expect(long).toThrow('expected at most 4096 forms');
    const deep = `${'('.repeat(10_000)}a${')'.repeat(10_000)}`;
    const nested = (): unknown => compileTemplates({ intents: { a: { data: [{ sentences: [deep] }] } } });
    expect(nested).toThrow('nest deeper');
  });
});
