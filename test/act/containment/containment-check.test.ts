import { chmod, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findProgram } from '../../../src/act/agents/find-program.ts';
import { containmentCheck, tryContainment } from '../../../src/act/containment/containment-check.ts';
import { needs } from '../../requirements.ts';

describe.skipIf(needs('perl'))('how agents are contained', () => {
  let dir: string;
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'wilco-containment-'));
  });
  afterEach(() => rm(dir, { recursive: true, force: true }));

  /** A PATH with perl, and with an `unshare` that ends with `code`. */
  async function withUnshare(code: number): Promise<NodeJS.ProcessEnv> {
    const perl = findProgram('perl', process.env['PATH']);
    if (perl.type === 'found') await symlink(perl.path, join(dir, 'perl'));
    await writeFile(join(dir, 'unshare'), `#!/bin/sh\nexit ${code}\n`);
    await chmod(join(dir, 'unshare'), 0o755);
    return { PATH: dir };
  }

  it('is told by what the machine gave', () => {
    const told = (wanted: 'auto' | 'subreaper' | 'namespace', cgroup?: string) => containmentCheck({ wanted, cgroup });
    expect(told('auto', '/sys/fs/cgroup/w.scope')).toMatchObject({
      type: 'ok',
      detail: expect.stringMatching(/control group/),
    });
    expect(told('auto')).toMatchObject({ detail: 'a subreaper for each task (systemd gives no control group here)' });
    expect(told('subreaper')).toMatchObject({ detail: 'a subreaper for each task (as the config says)' });
    expect(told('namespace')).toMatchObject({ detail: 'a PID namespace and a subreaper for each task' });
  });

  it('is tried: a machine without perl names the package', async () => {
    await expect(tryContainment('auto', { PATH: dir })).resolves.toMatchObject({
      type: 'missing',
      remedy: expect.stringMatching(/perl/),
    });
  });

  it('is tried: a namespace that is asked for and not given is no containment', async () => {
    await expect(tryContainment('namespace', await withUnshare(1))).resolves.toMatchObject({
      type: 'missing',
      remedy: expect.stringMatching(/containment = "auto"/),
    });
  });

  it('is tried: a namespace that is given', async () => {
    await expect(tryContainment('namespace', await withUnshare(0))).resolves.toMatchObject({ type: 'ok' });
  });
});
