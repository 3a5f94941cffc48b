import { mkdtemp, open, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BacktickRun } from '../../../src/act/output/backtick-run.ts';
import { writeFenced } from '../../../src/act/output/write-fenced.ts';

describe('a code block whatever it holds', () => {
  let dir: string;
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'wilco-fence-'));
  });
  afterEach(() => rm(dir, { recursive: true }));

  async function write(pieces: readonly string[]): Promise<{ readonly text: string; readonly reads: number }> {
    let reads = 0;
    const file = await open(join(dir, 'file'), 'w');
    await writeFenced(file.fd, 'header\n', async function* () {
      reads += 1;
      const reused = Buffer.alloc(1024 * 1024);
      for (const piece of pieces) yield reused.subarray(0, reused.write(piece));
    });
    await file.close();
    return { text: await readFile(join(dir, 'file'), 'utf8'), reads };
  }

  it('a short one is as a person would write it', async () => {
    expect((await write(['one\n', 'two'])).text).toBe('header\n```\none\ntwo\n```\n');
    expect((await write([])).text).toBe('header\n```\n```\n');
    expect((await write(['a ``', '`` b\n'])).text).toBe('header\n`````\na ```` b\n`````\n');
  });

  it('a long one is read once, and its fence is right all the same', async () => {
    const pieces = Array.from({ length: 20 }, (_, index) => `${index} ${'x'.repeat(50_000)} \`\`\`\`\n`);
    const { text, reads } = await write(pieces);
    expect(reads).toBe(1);
    expect(text).toMatch(/^header\n`{5} {59}\n0 x/);
    expect(text.slice(7 + 65)).toBe(`${pieces.join('')}\`\`\`\`\`\n`);
  });

  it('a long one without an end of line at its end, in pieces of any size', async () => {
    const pieces = ['x'.repeat(300_000), 'y', 'z'.repeat(262_144), 'last'];
    expect((await write(pieces)).text).toBe(`header\n\`\`\`${' '.repeat(61)}\n${pieces.join('')}\n\`\`\`\n`);
  });

  it('where its longest run of backticks has no room it is written anew', async () => {
    const pieces = ['x'.repeat(300_000), '`'.repeat(200_000), `${'`'.repeat(100_000)}\n`];
    const { text, reads } = await write(pieces);
    expect(reads).toBe(2);
    const fence = '`'.repeat(300_001);
    expect(text).toBe(`header\n${fence}\n${pieces.join('')}${fence}\n`);
  });
});

it('the fence is longer than any run of backticks, however the bytes come in pieces', () => {
  const text = fc.array(fc.constantFrom('`', '`', '``````', 'a', '\n')).map((parts) => parts.join(''));
  fc.assert(
    fc.property(text, fc.array(fc.nat(60)), (input, cuts) => {
      const at = [0, ...cuts.map((cut) => Math.min(cut, input.length)).sort((a, b) => a - b), input.length];
      const run = new BacktickRun();
      for (const [index, end] of at.slice(1).entries()) run.push(Buffer.from(input.slice(at[index], end)));
      const longest = Math.max(0, ...(input.match(/`+/g) ?? []).map((ticks) => ticks.length));
      expect(run.fence).toBe(Math.max(3, longest + 1));
    }),
    { numRuns: 500 },
  );
});
