import { execFile } from 'node:child_process';
import { mkdtemp, readFile, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const run = promisify(execFile);

it('with no descriptor free nothing is lost: reading and writing wait for one', async () => {
  const dir = await realpath(await mkdtemp(join(tmpdir(), 'wilco-few-')));
  try {
    const program = join(import.meta.dirname, 'few-descriptors.ts');
    const script = 'ulimit -n 64; exec "$0" --no-warnings "$1" "$2"';
    const { stdout } = await run('/bin/sh', ['-c', script, process.execPath, program, dir]);
    expect(JSON.parse(stdout)).toEqual({ early: 'waiting', late: 'waiting', lines: ['before', 'unwatched'] });
    const file = await readFile(join(dir, '.claude-tasks', 'task-1-output.md'), 'utf8');
    expect(file).toMatch(/\n```\nbefore\nunwatched\n```\n$/);
  } finally {
    await rm(dir, { recursive: true });
  }
}, 30_000);
