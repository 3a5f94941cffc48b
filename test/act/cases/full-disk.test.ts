import { execFile, spawnSync } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { needs } from '../../requirements.ts';
import { Workshop } from '../workshop.ts';
import { killProcessesIn, processesIn } from './processes-in.ts';

const PROGRAM = fileURLToPath(new URL('./on-full-disk.ts', import.meta.url));

/** A mount that only the program sees and that ends with it: as root, or as root of a user namespace. */
const unshare = process.getuid?.() === 0 ? ['-m'] : ['-m', '-r'];

function cannotMount(): boolean {
  if (needs('unshare', 'mount', 'yes')) return true;
  if (spawnSync('unshare', [...unshare, 'true']).status === 0) return false;
  if (process.env['CI'] === 'true') throw new Error('this user may not make a mount namespace');
  process.stderr.write('skipped, this user may not make a mount namespace\n');
  return true;
}

const COMPLETED = { status: 'completed', notes: [], file: true };
const CUT_OFF = {
  status: 'failed',
  cause: 'diskFull',
  reason: 'The disk is full, so that its output is perhaps cut off.',
  notes: [],
  file: true,
};

describe.skipIf(cannotMount())('tasks on a disk that is full', () => {
  let workshop: Workshop;
  beforeEach(async () => {
    workshop = await Workshop.open();
  });
  afterEach(async () => {
    killProcessesIn(workshop.dir);
    await workshop.close();
  });

  async function onDisk(scenario: string): Promise<unknown> {
    const small = workshop.path('small');
    await mkdir(small);
    const inside = 'mount -t tmpfs -o size=8m tmpfs "$1" && shift && exec "$@"';
    const program = [process.execPath, PROGRAM, scenario, small, workshop.dir];
    const args = [...unshare, 'sh', '-c', inside, 'sh', small, ...program];
    const { stdout } = await promisify(execFile)('unshare', args, { timeout: 18_000 });
    expect(processesIn(workshop.dir)).toEqual([]);
    return JSON.parse(stdout);
  }

  it('one that fills it up has failed for that, the others live on, and all is well when there is room', async () => {
    expect(await onDisk('log')).toEqual({
      text: CUT_OFF,
      refused: 'state_unwritable',
      lives: 'running',
      later: { ...COMPLETED, lines: ['on'] },
      events: CUT_OFF,
      next: COMPLETED,
      remembered: ['5 completed', '4 failed diskFull', '2 failed diskFull', '1 completed'],
      torn: 0,
    });
  });

  it('has an output file that cannot be written: that is noted, and changes nothing else', async () => {
    const note = (why: RegExp) => [expect.stringMatching(why)];
    expect(await onDisk('projects')).toEqual({
      full: { ...COMPLETED, notes: note(/^Its output file could not be written: the disk is full\./), file: false },
      readOnly: { ...COMPLETED, notes: note(/^Its output file could not be written: .* is read-only\./), file: false },
      well: COMPLETED,
    });
  });

  it('has no room for its prompt: it is not started with half of it, and says why', async () => {
    expect(await onDisk('prompt')).toEqual({
      full: {
        status: 'failed',
        cause: 'notStarted',
        reason: expect.stringMatching(/^The prompt could not be written for the agent: the disk is full\./),
        notes: [],
        file: true,
      },
      ran: false,
      next: COMPLETED,
      whole: true,
    });
  });
});
