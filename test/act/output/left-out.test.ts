import { appendFile, mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { followOutput } from '../../../src/act/output/follow-output.ts';
import { lastLines } from '../../../src/act/output/last-lines.ts';
import { goneUntil, keptHead } from '../../../src/act/output/log-limit.ts';
import { LogTail } from '../../../src/act/output/log-tail.ts';
import { outputSoFar } from '../../../src/act/output/output-so-far.ts';
import { readableOutput } from '../../../src/act/output/readable-output.ts';
import type { Agent } from '../../../src/core/agent.ts';
import { eventsAgent, textAgent } from './readers.ts';

/** Keeps 4 KiB at each end. */
const LIMIT = 8192;

describe('a log whose middle is gone', () => {
  let dir: string;
  let logFile: string;
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'wilco-gap-'));
    logFile = join(dir, 'log');
  });
  afterEach(() => rm(dir, { recursive: true }));

  /** Zeros are what a reader finds where a hole was punched. */
  async function punch(): Promise<void> {
    const file = await open(logFile, 'r+');
    const { size } = await file.stat();
    const gone = goneUntil(size, LIMIT) - keptHead(LIMIT);
    if (gone > 0) await file.write(Buffer.alloc(gone), 0, gone, keptHead(LIMIT));
    await file.close();
  }

  /** What each of the readers shows, in lines. */
  async function views(agent: Agent): Promise<Readonly<Record<string, readonly string[]>>> {
    const from = { logFile, agent, limit: LIMIT };
    const signal = AbortSignal.any([]);
    const followed = followOutput({ ...from, begun: Promise.resolve(), done: Promise.resolve() }, signal);
    const pieces = await Array.fromAsync(readableOutput(logFile, agent, LIMIT), (piece) => Buffer.from(piece));
    return {
      soFar: (await Array.fromAsync(outputSoFar(from, signal))).flat(),
      followed: (await Array.fromAsync(followed)).flat(),
      last: lastLines(logFile, agent, LIMIT),
      file: Buffer.concat(pieces).toString().replace(/\n$/, '').split('\n'),
    };
  }

  async function expectInAllViews(agent: Agent, lines: readonly string[]): Promise<void> {
    expect(await views(agent)).toEqual({ soFar: lines, followed: lines, last: lines, file: lines });
  }

  it('is told on one line, and what is left of the lines at its edges is shown', async () => {
    const lines = Array.from({ length: 3_000 }, (_, index) => `line ${String(index).padStart(4, '0')}`);
    const text = lines.map((line) => `${line}\n`).join('');
    await writeFile(logFile, text);
    await punch();
    const gone = goneUntil(30_000, LIMIT);
    const tail = text.slice(gone).trimEnd().split('\n');
    const head = text.slice(0, 4096).split('\n');
    await expectInAllViews(textAgent(), [...head, `… [${gone - 4096} bytes left out] …`, ...tail]);
    expect(head.at(-1)).toBe('line 0');
  });

  it('half events are dropped, and only those', async () => {
    const event = (name: string, size: number) => `${JSON.stringify({ say: name.padEnd(size - 11, '.') })}\n`;
    const text = [event('one', 4000), event('half', 6000), event('half too', 6288), event('three', 4096)].join('');
    expect(text).toHaveLength(20_384);
    await writeFile(logFile, text);
    await punch();
    await expectInAllViews(eventsAgent(), [
      'one'.padEnd(3989, '.'),
      `… [${goneUntil(20_384, LIMIT) - 4096} bytes left out] …`,
      'three'.padEnd(4085, '.'),
    ]);
  });

  it('an event that ends or begins at the very edge is whole and stays', async () => {
    const event = (name: string, size: number) => `${JSON.stringify({ say: name.padEnd(size - 11, '.') })}\n`;
    await writeFile(logFile, [event('one', 4097), event('lost', 8191), event('two', 4096)].join(''));
    await punch();
    const gone = '… [8192 bytes left out] …';
    await expectInAllViews(eventsAgent(), ['one'.padEnd(4086, '.'), gone, 'two'.padEnd(4085, '.')]);
  });

  it('bytes that only may be gone are left out in every view alike', async () => {
    await writeFile(logFile, `${'x'.repeat(20_000)}\n`);
    const lines = ['x'.repeat(4096), `… [${goneUntil(20_001, LIMIT) - 4096} bytes left out] …`];
    await expectInAllViews(textAgent(), [...lines, 'x'.repeat(20_000 - goneUntil(20_001, LIMIT))]);
  });

  it('a live reader that keeps pace misses nothing', async () => {
    await writeFile(logFile, '');
    const tail = new LogTail({ file: logFile, output: 'text', limit: LIMIT });
    const reading = tail.lines();
    const seen: string[] = [];
    for (let count = 0; count < 100; count += 1) {
      await appendFile(logFile, `${String(count).padEnd(999)}\n`);
      const { value } = await reading.next();
      if (value !== undefined) seen.push(...value.lines);
      await punch();
    }
    await reading.return(undefined);
    expect(seen.map(Number)).toEqual(Array.from({ length: 100 }, (_, index) => index));
  });

  it('a live reader that was overtaken says so and goes on behind the gap', async () => {
    await writeFile(logFile, 'first\n');
    const tail = new LogTail({ file: logFile, output: 'text', limit: LIMIT });
    const reading = tail.lines();
    expect((await reading.next()).value).toEqual({ lines: ['first'], leftOut: false, old: false });
    await appendFile(logFile, `${'y'.repeat(199_993)}\n`);
    await punch();
    tail.finish();
    const rest = await Array.fromAsync(reading);
    expect(rest.filter(({ leftOut }) => leftOut)).toHaveLength(1);
    const lines = rest.flatMap((batch) => batch.lines);
    expect(lines).toEqual(['y'.repeat(4090), '… [188416 bytes left out] …', 'y'.repeat(7487)]);
  });

  it('a reader that is overtaken again and again never shows what is gone, and counts each byte', async () => {
    await writeFile(logFile, '');
    const tail = new LogTail({ file: logFile, output: 'text', limit: LIMIT });
    const writing = (async () => {
      for (let count = 0; count < 200; count += 1) {
        await appendFile(logFile, `${String(count % 10).repeat(99)}\n`.repeat(100));
        await punch();
      }
      tail.finish();
    })();
    let seen = 0;
    let gaps = 0;
    for await (const { lines, leftOut } of tail.lines()) {
      if (leftOut) gaps += 1;
      for (const line of lines) {
        if (!leftOut) expect(line).toMatch(/^(\d?)\1*$/);
        seen += leftOut ? Number(/\d+/.exec(line)?.[0]) : line.length;
      }
    }
    await writing;
    expect(gaps).toBeGreaterThan(0);
    const newlines = 20_000;
    expect(seen).toBeGreaterThan(200 * 10_000 - newlines);
    expect(seen).toBeLessThanOrEqual(200 * 10_000);
  });
});
