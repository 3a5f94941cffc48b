import { describe, expect, it } from 'vitest';
import { firstLines, shorten } from '../../../src/tell/phrasing/shorten.ts';

describe('shorten', () => {
  it('leaves what fits', () => {
    expect(shorten('exactly ten', 11)).toBe('exactly ten');
  });

  it('cuts at a word and says so', () => {
    expect(shorten('one two three four', 12)).toBe('one two…');
  });

  it('cuts inside a word that has no end', () => {
    expect(shorten('x'.repeat(100), 10)).toBe(`${'x'.repeat(9)}…`);
  });

  it('never cuts a joined emoji in two', () => {
    expect(shorten('👩‍💻'.repeat(10), 4)).toBe(`${'👩‍💻'.repeat(3)}…`);
  });
});

describe('first lines', () => {
  it('skips empty lines and says that there is more', () => {
    expect(firstLines('a\n\n  \nb\nc', 2, 80)).toBe('a\nb …');
    expect(firstLines('a\n\nb\n', 2, 80)).toBe('a\nb');
    expect(firstLines('\n \n', 2, 80)).toBe('');
  });
});
