import { readdirSync } from 'node:fs';
import { appendFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LogTail, type LogTailOptions } from '../../../src/act/output/log-tail.ts';
import { soon } from './soon.ts';

function descriptors(): number {
  return readdirSync('/proc/self/fd').length;
}

describe('a log that grows', () => {
  let dir: string;
  let file: string;
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'wilco-tail-'));
    file = join(dir, 'log');
    await writeFile(file, '');
  });
  afterEach(() => rm(dir, { recursive: true }));

  function tailing(options: Partial<LogTailOptions> = {}) {
    const tail = new LogTail({ file, output: 'text', limit: 0, longestLine: 1_000, ...options });
    const seen: (readonly [string, boolean])[] = [];
    const ended = (async () => {
      for await (const { lines, old } of tail.lines()) seen.push(...lines.map((line) => [line, old] as const));
    })();
    return { tail, seen, ended, texts: () => seen.map(([line]) => line) };
  }

  it('lines come while it grows, whole ones only, and the rest at the end', async () => {
    const { tail, texts, ended } = tailing();
    await appendFile(file, 'one\ntw');
    await soon(texts).toEqual(['one']);
    await appendFile(file, 'o\nthree');
    await soon(texts).toEqual(['one', 'two']);
    tail.finish();
    await ended;
    expect(texts()).toEqual(['one', 'two', 'three']);
  });

  it('what was written before the end is delivered, however much it is', async () => {
    await writeFile(file, Array.from({ length: 50_000 }, (_, index) => `line ${index}\n`).join(''));
    const { tail, texts, ended } = tailing();
    tail.finish();
    await ended;
    expect([texts().length, texts().at(-1)]).toEqual([50_000, 'line 49999']);
  });

  it('lines that were told before are marked as old, the one that was only begun is not', async () => {
    await writeFile(file, 'told\nbeg');
    const { tail, seen, ended } = tailing({ oldUntil: 8 });
    await soon(() => seen).toEqual([['told', true]]);
    await appendFile(file, 'un\nnew\n');
    tail.finish();
    await ended;
    expect(seen).toEqual([
      ['told', true],
      ['begun', false],
      ['new', false],
    ]);
  });

  it('an event of 10 MB is read whole', async () => {
    const event = JSON.stringify({ text: 'é'.repeat(5_000_000) });
    await writeFile(file, `${event}\nafter\n`);
    const { tail, texts, ended } = tailing({ output: 'events', longestLine: undefined });
    tail.finish();
    await ended;
    expect(texts()).toEqual([event, 'after']);
  });

  it('what the agent prints comes as it is: escapes, NUL, carriage returns', async () => {
    await writeFile(file, '\u001b[31mred\u001b[0m\0\r\n');
    const { tail, texts, ended } = tailing();
    tail.finish();
    await ended;
    expect(texts()).toEqual(['\u001b[31mred\u001b[0m\0\r']);
  });

  it('whatever the moments at which it is written to, all of it comes', async () => {
    const { tail, texts, ended } = tailing();
    const written: string[] = [];
    for (let count = 0; count < 300; count += 1) {
      written.push(`line ${count}`);
      await appendFile(file, `line ${count}\n`);
      if (count % 7 === 0) await soon(() => texts().length).toBe(written.length);
    }
    tail.finish();
    await ended;
    expect(texts()).toEqual(written);
  });

  it('of 500 at once each holds one descriptor, and none when it has ended', async () => {
    const before = descriptors();
    const tails = await Promise.all(
      Array.from({ length: 500 }, async (_, index) => {
        const own = join(dir, `log${index}`);
        await writeFile(own, 'begun\n');
        return tailing({ file: own });
      }),
    );
    await soon(() => tails.every(({ seen }) => seen.length === 1)).toBe(true);
    const watching = 5;
    expect(descriptors() - before).toBeLessThanOrEqual(500 + watching);
    for (const { tail } of tails) tail.finish();
    await Promise.all(tails.map(({ ended }) => ended));
    expect(descriptors() - before).toBeLessThanOrEqual(watching);
  });

  it('a reader that is let go reads nothing more', async () => {
    const { tail, texts, ended } = tailing();
    await appendFile(file, 'one\n');
    await soon(texts).toEqual(['one']);
    tail.close();
    await ended;
    expect(texts()).toEqual(['one']);
  });

  it('a log that is not there is an error', async () => {
    await expect(tailing({ file: join(dir, 'none') }).ended).rejects.toMatchObject({ code: 'ENOENT' });
  });
});
