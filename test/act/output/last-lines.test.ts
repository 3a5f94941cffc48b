import { mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lastLines } from '../../../src/act/output/last-lines.ts';
import { goneUntil, keptHead } from '../../../src/act/output/log-limit.ts';
import { eventsAgent, textAgent } from './readers.ts';

const MIB = 1024 * 1024;

describe('the last lines of a log', () => {
  let dir: string;
  let logFile: string;
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'wilco-last-'));
    logFile = join(dir, 'log');
  });
  afterEach(() => rm(dir, { recursive: true }));

  it('are the last 1,000', async () => {
    await writeFile(logFile, Array.from({ length: 1_500 }, (_, index) => `${index}\n`).join(''));
    const lines = lastLines(logFile, textAgent(), 0);
    expect([lines.length, lines[0], lines.at(-1)]).toEqual([1_000, '500', '1499']);
  });

  it('are none where there is no log', () => {
    expect(lastLines(join(dir, 'none'), textAgent(), 0)).toEqual([]);
  });

  it('begin with a whole one, however long the log is', async () => {
    await writeFile(logFile, `${'a'.repeat(2 * MIB)}\nlast\n`);
    expect(lastLines(logFile, textAgent(), 0)).toEqual(['last']);
    await writeFile(logFile, `before\n${'b'.repeat(MIB - 1)}\n`);
    expect(lastLines(logFile, textAgent(), 0)[0]).toMatch(/^b{65536} … \[line of 1048575 bytes, cut here\]$/);
  });

  it('tell of what is left out where that lies among them', async () => {
    for (const [limit, before] of [
      [MIB, ['half']],
      [MIB / 4, []],
    ] as const) {
      const size = Math.round(1.2 * MIB);
      const head = keptHead(limit);
      const gone = goneUntil(size, limit);
      await writeFile(logFile, Buffer.alloc(size, 'x'));
      const file = await open(logFile, 'r+');
      await file.write('\nhalf', head - 5);
      await file.write(Buffer.alloc(gone - head), 0, gone - head, head);
      await file.write('\nlast\n', size - 6);
      await file.close();
      const lines = lastLines(logFile, textAgent(), limit);
      expect(lines.slice(0, -2)).toEqual([...before, `… [${gone - head} bytes left out] …`]);
      expect(lines.at(-1)).toBe('last');
      expect(lastLines(logFile, eventsAgent(), limit)).toEqual([`… [${gone - head} bytes left out] …`, 'last']);
    }
  });
});
