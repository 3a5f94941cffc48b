import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { needs } from '../../requirements.ts';
import { crashRun } from './crash-run.ts';

/**
 * Longer, and with other moments of death, the counts on stdout:
 * `WILCO_CRASHES=200 WILCO_SEED=7 npx vitest run test/act/crash`
 */
const KILLS = Number(process.env['WILCO_CRASHES'] ?? 20);
const SEED = Number(process.env['WILCO_SEED'] ?? 1);

describe.skipIf(needs('perl', 'flock', 'setsid', 'git'))('kill -9 at any moment', () => {
  it(`loses, doubles and leaves nothing (${KILLS} times)`, { timeout: 60_000 + KILLS * 5_000 }, async () => {
    const dir = await realpath(await mkdtemp(join(tmpdir(), 'wilco-crash-')));
    try {
      const { lost, doubled, untrue, survivors, ...counts } = await crashRun(dir, SEED, KILLS);
      if (process.env['WILCO_CRASHES'] !== undefined) process.stdout.write(`${JSON.stringify(counts, undefined, 2)}\n`);
      expect({ lost, doubled, untrue, survivors }).toEqual({ lost: [], doubled: [], untrue: [], survivors: [] });
      expect(counts.tasks).toBeGreaterThan(KILLS);
    } finally {
      await rm(dir, { recursive: true, force: true });
    }
  });
});
