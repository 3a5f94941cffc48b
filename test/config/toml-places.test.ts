import fc from 'fast-check';
import { parse, stringify } from 'smol-toml';
import { describe, expect, it } from 'vitest';
import { tomlPlaces } from '../../src/config/toml-places.ts';

const TEXT = `# key = 1
top.inner = 1
[a.b] # a comment = with an equals sign
key = [
  "key2 = 1", # [not.a.table]
  { in = "two", out = 2 },
]
text = """
other = 1 \\"""
[c]
"""
'quoted key' = 1
other = 2
[ "d e" . f ]
x = { y = 1, z = ['''p''', 2024-01-01 10:00:00] }
[[list]]
z = 1
[list.inner]
k = ""
[[list]]
[[list.deep]]
"\\u0061b" = "x"
`;

const placeIn = tomlPlaces(TEXT);

describe('the place of a value', () => {
  it.each([
    [['top'], 2, 1],
    [['top', 'inner'], 2, 13],
    [['a'], 3, 1],
    [['a', 'b', 'key'], 4, 7],
    [['a', 'b', 'key', 0], 5, 4],
    [['a', 'b', 'key', 1], 6, 3],
    [['a', 'b', 'key', 1, 'in'], 6, 11],
    [['a', 'b', 'text'], 9, 1],
    [['a', 'b', 'quoted key'], 12, 16],
    [['a', 'b', 'other'], 13, 9],
    [['d e', 'f', 'x'], 15, 5],
    [['d e', 'f', 'x', 'y'], 15, 11],
    [['d e', 'f', 'x', 'z', 0], 15, 22],
    [['d e', 'f', 'x', 'z', 1], 15, 28],
    [['list'], 16, 1],
    [['list', 0, 'z'], 17, 5],
    [['list', 0, 'inner', 'k'], 19, 6],
    [['list', 1], 20, 1],
    [['list', 1, 'deep', 0, 'ab'], 22, 14],
  ])('%j is line %i, column %i', (path, line, column) => {
    expect(placeIn(path)).toEqual({ line, column });
  });

  it('is that of the nearest table around what is not written', () => {
    expect(placeIn(['d e', 'f', 'x', 'w'])).toEqual({ line: 15, column: 5 });
    expect(placeIn(['a', 'b', 'missing'])).toEqual({ line: 3, column: 1 });
    expect(placeIn(['list', 1, 'z'])).toEqual({ line: 20, column: 1 });
  });

  it('is unknown where nothing of the path is written', () => {
    expect(placeIn(['c'])).toBeUndefined();
    expect(tomlPlaces('')(['a'])).toBeUndefined();
  });

  it.each([
    ['a long text', `a = "${'x'.repeat(12_000_000)}"\nb = 1\n`],
    ['a long text of escapes', `a = "${'\\n'.repeat(4_000_000)}"\nb = 1\n`],
    ['a long text of lines', `a = """${'x\n'.repeat(4_000_000)}"""\nb = 1\n`],
    ['a long text with quotes', `a = """${'x""'.repeat(3_000_000)}"""\nb = 1\n`],
    ['a long quoted key', `"${'x'.repeat(12_000_000)}" = 1\nb = 1\n`],
    ['many empty lines', `${'\n'.repeat(12_000_000)}b = 1\n`],
  ])('is found behind %s', (_what, text) => {
    const line = text.split('\n').length - 1;
    expect(tomlPlaces(text)(['b'])).toEqual({ line, column: 5 });
  });

  it('is found for every value of any document', () => {
    const text = fc.string({ unit: 'grapheme-ascii' });
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        { maxDepth: 4 },
        text,
        fc.integer(),
        fc.boolean(),
        fc.array(tie('tree'), { maxLength: 3 }),
        fc.dictionary(
          text.filter((key) => key !== '__proto__'),
          tie('tree'),
          { maxKeys: 3 },
        ),
      ),
    }));
    fc.assert(
      fc.property(tree, (value) => {
        const document = { value };
        const written = stringify(document);
        const place = tomlPlaces(written);
        for (const { path, leaf } of leaves(parse(written), [])) {
          const found = place(path);
          const line = written.split('\n')[(found?.line ?? 0) - 1] ?? '';
          const rest = line.slice((found?.column ?? 1) - 1);
          if (typeof leaf === 'string') expect(rest).toMatch(startOf(leaf));
          else expect(rest.startsWith(String(leaf))).toBe(true);
        }
      }),
    );
  });
});

/** How a text begins in the file: up to the first sign that may be escaped, after a quote or, if empty, before one. */
function startOf(text: string): RegExp {
  const plain = /^[\w ]*/.exec(text)?.[0] ?? '';
  return new RegExp(`^${plain}`);
}

function leaves(
  value: unknown,
  path: readonly (string | number)[],
): readonly { path: readonly (string | number)[]; leaf: unknown }[] {
  if (Array.isArray(value)) return value.flatMap((element, index) => leaves(element, [...path, index]));
  if (typeof value !== 'object' || value === null) return [{ path, leaf: value }];
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, [...path, key]));
}
