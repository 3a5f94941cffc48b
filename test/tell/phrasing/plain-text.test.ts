import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { oneLine, plainText } from '../../../src/tell/phrasing/plain-text.ts';

describe('plain text', () => {
  it.each([
    ['colours', '\u001b[1;31mred\u001b[0m', 'red'],
    ['a window title', '\u001b]0;title\u0007text', 'text'],
    ['a hyperlink', '\u001b]8;;http://x\u001b\\link\u001b]8;;\u001b\\', 'link'],
    ['an unended title, to the end of its line', '\u001b]0;title\ntext', '\ntext'],
    ['a device control string', '\u001bPq#0;2\u001b\\text', 'text'],
    ['the 8 bit forms', '\u009b31mred\u009d0;title\u009ctext', 'redtext'],
    ['a clipboard write', '\u001b]52;c;ZXZpbA==\u0007ok', 'ok'],
    ['a lone escape at the end', 'text\u001b', 'text'],
    ['a reset', '\u001bctext', 'text'],
    ['overrides', 'a\u202Eb\u2066c', 'abc'],
    ['NUL, bell and backspace', 'a\u0000b\u0007c\u0008', 'abc'],
    ['carriage returns', 'a\r\nb\rc', 'a\nb\nc'],
    ['tags that hide text', 'a\u{E0041}\u{E0042}b', 'ab'],
    ['a lone surrogate', 'a\uD800b', 'a\uFFFDb'],
  ])('%s', (_, text, plain) => {
    expect(plainText(text)).toBe(plain);
  });

  it('letters of every script and joined emoji stay', () => {
    expect(plainText('Žluťoučký кот 猫 👩‍💻 é')).toBe('Žluťoučký кот 猫 👩‍💻 é');
  });

  it('a heap of accents on one letter is cut to three', () => {
    expect(plainText(`a${'\u0301'.repeat(500)}`)).toBe(`a${'\u0301'.repeat(3)}`);
  });

  it('holds for any text: no controls, well formed, and plain text is already plain', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const plain = plainText(text);
        expect(plain).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
        expect(plain.isWellFormed()).toBe(true);
        expect(oneLine(text)).not.toMatch(/\n|^\s|\s$/);
      }),
    );
  });

  it('megabytes take no longer than the limit', () => {
    expect(plainText(`${'\u001b]'.repeat(2_000_000)}`, 1000).length).toBeLessThanOrEqual(1000);
  });
});
