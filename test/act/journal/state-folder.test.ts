import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { tryLock } from '../../../src/act/journal/file-lock.ts';
import { openStateFolder } from '../../../src/act/journal/state-folder.ts';

const MODULE = fileURLToPath(new URL('../../../src/act/journal/state-folder.ts', import.meta.url));

describe('the state folder', () => {
  let dir: string;
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'wilco-state-'));
  });
  afterEach(() => rm(dir, { recursive: true }));

  it('has one owner, whom the refusal names, and is free after it', async () => {
    const folder = await openStateFolder(join(dir, 'wilco'));
    await expect(openStateFolder(join(dir, 'wilco'))).rejects.toMatchObject({
      code: 'state_in_use',
      message: expect.stringContaining(`process ${process.pid}`),
    });
    await folder.release();
    await (await openStateFolder(join(dir, 'wilco'))).release();
  });

  it('is free after the kill -9 of its owner', async () => {
    const code = `const { openStateFolder } = await import(${JSON.stringify(MODULE)});
      await openStateFolder(${JSON.stringify(dir)}); console.log('open'); setInterval(() => {}, 60_000);`;
    const owner = spawn(process.execPath, ['--input-type=module', '-e', code], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    try {
      await once(owner.stdout, 'data');
      await expect(openStateFolder(dir)).rejects.toMatchObject({
        message: expect.stringContaining(`process ${owner.pid}`),
      });
    } finally {
      owner.kill('SIGKILL');
      await once(owner, 'exit');
    }
    await (await openStateFolder(dir)).release();
  });

  it('is not taken for another’s where the system cannot lock', async () => {
    await expect(tryLock(1_000_000)).rejects.toThrow('bad file descriptor');
  });

  it('that cannot be made is an error with a remedy', async () => {
    await writeFile(join(dir, 'file'), '');
    await expect(openStateFolder(join(dir, 'file', 'wilco'))).rejects.toMatchObject({
      code: 'state_unwritable',
      hint: expect.stringContaining('XDG_STATE_HOME'),
    });
  });
});
