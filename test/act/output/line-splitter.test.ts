import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LineSplitter } from '../../../src/act/output/line-splitter.ts';

function split(chunks: readonly Buffer[], longest = 1_000_000): readonly string[] {
  const splitter = new LineSplitter(longest);
  const lines = chunks.flatMap((chunk) => splitter.push(chunk));
  const last = splitter.end();
  return last === undefined ? lines : [...lines, last];
}

describe('bytes to lines', () => {
  it('only a newline splits; empty lines and a last line without newline are kept', () => {
    expect(split([Buffer.from('a\r\n\n\rb\u2028c\n\nlast')])).toEqual(['a\r', '', '\rb\u2028c', '', 'last']);
    expect(split([Buffer.from('ended\n')])).toEqual(['ended']);
    expect(split([])).toEqual([]);
  });

  it('bytes that are no UTF-8 become U+FFFD, and no newline is lost with them', () => {
    expect(split([Buffer.from([0x61, 0xff, 0x0a, 0xe2, 0x82, 0x0a, 0x62])])).toEqual(['a\ufffd', '\ufffd', 'b']);
  });

  it('however the bytes are cut into chunks, the lines are the same', () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc.string({ unit: 'binary', maxLength: 100 }).map((text) => new TextEncoder().encode(`${text}\n🦊é\n`)),
    );
    fc.assert(
      fc.property(bytes, fc.array(fc.nat(200), { maxLength: 8 }), (input, cuts) => {
        const whole = Buffer.from(input);
        const at = [0, ...cuts.map((cut) => Math.min(cut, whole.length)).sort((a, b) => a - b), whole.length];
        const chunks = at.slice(1).map((end, index) => whole.subarray(at[index], end));
        expect(split(chunks)).toEqual(split([whole]));
        expect(split([whole]).join('\n')).toBe(whole.toString('utf8').replace(/\n$/, ''));
      }),
    );
  });

  it('a line that is too long is cut between characters, and says so', () => {
    const lines = split([Buffer.from('é'.repeat(6)), Buffer.from('é\nnext\n')], 9);
    expect(lines).toEqual(['éééé … [line of 14 bytes, cut here]', 'next']);
  });

  it('a gibibyte without a newline is held as its beginning alone', () => {
    const splitter = new LineSplitter(1024);
    const chunk = Buffer.alloc(1024 * 1024, 'x');
    const before = process.memoryUsage();
    for (let count = 0; count < 1024; count += 1) splitter.push(chunk);
    const after = process.memoryUsage();
    expect(after.external + after.heapUsed - before.external - before.heapUsed).toBeLessThan(32 * 1024 * 1024);
    expect(splitter.end()).toMatch(/^x{1024} … \[line of 1073741824 bytes, cut here\]$/);
  });
});
