import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { Workshop } from '../workshop.ts';
import { killProcessesIn, processesIn } from './processes-in.ts';

const PROGRAM = join(import.meta.dirname, 'no-descriptor-free-program.ts');

it('with no descriptor free a cancelled agent is ended, the others live on, and what needs a descriptor waits', async () => {
  const workshop = await Workshop.open();
  try {
    const script = 'ulimit -n 128; exec "$0" --no-warnings "$1" "$2"';
    const args = ['-c', script, process.execPath, PROGRAM, workshop.dir];
    const { stdout } = await promisify(execFile)('/bin/sh', args, { timeout: 18_000 });
    expect(JSON.parse(stdout)).toEqual({
      whileTaken: { ends: 'running', others: true },
      cancelled: true,
      status: 'cancelled',
      notes: [],
      lines: ['completed: ended', 'completed: ran'],
    });
    expect(processesIn(workshop.dir)).toEqual([]);
  } finally {
    killProcessesIn(workshop.dir);
    await workshop.close();
  }
});
