import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { needs } from '../../requirements.ts';
import { Workshop } from '../workshop.ts';
import { killProcessesIn, processesIn } from './processes-in.ts';

const PROGRAM = join(import.meta.dirname, 'many-tasks-program.ts');

describe.skipIf(needs('mkfifo'))('hundreds of tasks ordered in one moment', () => {
  let workshop: Workshop;
  beforeEach(async () => {
    workshop = await Workshop.open();
  });
  afterEach(async () => {
    killProcessesIn(workshop.dir);
    await workshop.close();
  });

  it.each([
    [500, 1024, 308],
    [150, 256, 52],
    [20, 48, 1],
  ])(
    '%i where %i files may be open: %i run at once, all end well, and no descriptor is left',
    { timeout: 60_000 },
    async (count, limit, atOnce) => {
      const script = 'ulimit -n "$1" && shift && exec "$@"';
      const program = [process.execPath, '--no-warnings', PROGRAM, workshop.dir, `${count}`, `${atOnce}`];
      const { stdout } = await promisify(execFile)('sh', ['-c', script, 'sh', `${limit}`, ...program], {
        timeout: 50_000,
      });
      expect(JSON.parse(stdout)).toEqual({ ended: count, most: atOnce, left: [], told: ['completed: done'] });
      expect(processesIn(workshop.dir)).toEqual([]);
    },
  );
});
