import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, it } from 'vitest';
import { needs } from '../../requirements.ts';
import { operations } from './operations.ts';
import { World } from './world.ts';

/** More, and others: `WILCO_INTERLEAVINGS=1000 WILCO_SEED=7 npx vitest run test/act/interleavings` */
const RUNS = Number(process.env['WILCO_INTERLEAVINGS'] ?? 25);
const SEED = Number(process.env['WILCO_SEED'] ?? 1);
/** Further runs are left out after this time, so that a busy machine is not held up. */
const LONGEST = process.env['WILCO_INTERLEAVINGS'] === undefined ? 20_000 : Number.POSITIVE_INFINITY;

describe.skipIf(needs('perl', 'flock', 'setsid'))('starts, cancels, ends and restarts in any order', () => {
  it('each task has one end, its project is free, and nothing is left', {
    timeout: 60_000 + RUNS * 5_000,
  }, async () => {
    const property = fc.asyncProperty(operations, async (wanted) => {
      const dir = await realpath(await mkdtemp(join(tmpdir(), 'wilco-interleavings-')));
      const world = new World(dir);
      try {
        for (const operation of wanted) await world.carryOut(operation);
        const faults = await world.end();
        if (faults.length > 0) throw new Error(faults.join('\n'));
      } finally {
        await world.close().catch(() => {});
        await rm(dir, { recursive: true, force: true });
      }
    });
    const timing = Number.isFinite(LONGEST) ? { interruptAfterTimeLimit: LONGEST } : {};
    await fc.assert(property, { numRuns: RUNS, seed: SEED, endOnFailure: false, ...timing });
  });
});
