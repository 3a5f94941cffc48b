import { describe, expect, it } from 'vitest';
import { locateKey } from '../../src/config/locate-key.ts';

const TEXT = `# key = 1
top.inner = 1
[a.b] # a comment = with an equals sign
key = [
  "key2 = 1",
]
text = """
other = 1
[c]
"""
'quoted key' = 1
other = 2
[ "d e" . f ]
x = { y = 1 }
[[list]]
z = 1
`;

describe('the line of a key', () => {
  it.each([
    [['top', 'inner'], 2],
    [['a'], 3],
    [['a', 'b', 'key'], 4],
    [['a', 'b', 'quoted key'], 11],
    [['a', 'b', 'other'], 12],
    [['d e', 'f', 'x'], 14],
    [['list', 'z'], 16],
  ])('%j is %i', (path, line) => {
    expect(locateKey(TEXT, path)).toBe(line);
  });

  it('is that of the nearest table around what is not written on a line of its own', () => {
    expect(locateKey(TEXT, ['d e', 'f', 'x', 'y'])).toBe(14);
    expect(locateKey(TEXT, ['a', 'b', 'missing'])).toBe(3);
  });

  it('is unknown where nothing of the path is written', () => {
    expect(locateKey(TEXT, ['c'])).toBeUndefined();
    expect(locateKey('', ['a'])).toBeUndefined();
  });
});
