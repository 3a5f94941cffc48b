import { execFile, spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { needs } from '../../requirements.ts';

const PROGRAM = fileURLToPath(new URL('./on-full-disk.ts', import.meta.url));

/** A mount that only the program sees and that ends with it: as root, or as root of a user namespace. */
const unshare = process.getuid?.() === 0 ? ['-m'] : ['-m', '-r'];

function cannotMount(): boolean {
  if (needs('unshare', 'mount')) return true;
  if (spawnSync('unshare', [...unshare, 'true']).status === 0) return false;
  if (process.env['CI'] === 'true') throw new Error('this user may not make a mount namespace');
  process.stderr.write('skipped, this user may not make a mount namespace\n');
  return true;
}

describe.skipIf(cannotMount())('the journal on a small disk', () => {
  let dir: string;
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'wilco-small-disk-'));
  });
  afterEach(() => rm(dir, { recursive: true }));

  async function onDisk(size: string, scenario: string): Promise<unknown> {
    const inside = `mount -t tmpfs -o size="$1" tmpfs "$2" && shift 2 && exec "$@"`;
    const program = [process.execPath, PROGRAM, scenario, dir];
    const command = ['sh', '-c', inside, 'sh', size, dir, ...program];
    const { stdout } = await promisify(execFile)('unshare', [...unshare, ...command]);
    return JSON.parse(stdout);
  }

  it('refuses a task, and keeps what happened until there is room again', async () => {
    const refusal = 'The journal /journal.jsonl cannot be written: the disk is full.';
    expect(await onDisk('64k', 'full')).toEqual({
      ...{ created: refusal, ended: refusal, started: refusal, removed: refusal },
      linesWhileFull: ['created', 'started', 'created'],
      writtenLater: true,
      lines: ['created', 'started', 'created', 'ended', 'removed', 'created'],
      tasks: ['1 completed', '4 pending'],
    });
  });

  it('writes what it kept when it is closed', async () => {
    expect(await onDisk('64k', 'closed')).toEqual({
      said: 'The journal /journal.jsonl cannot be written: the disk is full.',
      tasks: ['1 completed'],
    });
  });

  it('writes a name behind the end of its task, in whatever order they could not be written', async () => {
    expect(await onDisk('64k', 'renamedLater')).toEqual({
      said: 'The journal /journal.jsonl cannot be written: the disk is full.',
      isRenamed: true,
      tasks: ['1 completed', '2 pending'],
    });
  });

  it('says that the file system is read-only, and works on when it no longer is', async () => {
    expect(await onDisk('64k', 'readOnly')).toEqual({
      said: 'The journal /journal.jsonl cannot be written: the file system is read-only.',
      tasks: ['2 pending'],
    });
  });

  it('stays as it is where there is no room to make it shorter', async () => {
    expect(await onDisk('4m', 'compaction')).toEqual({
      untouched: true,
      files: expect.toSatisfy((files: string[]) => files.toSorted().join() === 'filler,journal.jsonl'),
      shorter: true,
      tasks: 250,
    });
  });
});
