import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, copyFile, mkdir, mkdtemp, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { needs } from '../requirements.ts';
import type { Outcome } from './wilco.ts';

const LAUNCHER = new URL('../../bin/wilco', import.meta.url).pathname;

let top: string;
let root: string;

beforeEach(async () => {
  top = await mkdtemp(join(tmpdir(), 'wilco launcher '));
  root = join(top, 'my check out', 'wilco');
  await mkdir(join(root, 'bin'), { recursive: true });
  await copyFile(LAUNCHER, join(root, 'bin', 'wilco'));
  await program(join(root, 'dist', 'cli.js'), '');
});

afterEach(() => rm(top, { recursive: true, force: true }));

/** A node that says who it is and what it was given, and claims to be of `version`. */
async function fakeNode(path: string, who: string, version: string): Promise<void> {
  await program(
    path,
    `#!/bin/sh\nif [ "$1" = --version ]; then echo ${version}; exit; fi\necho ${who}; printf '<%s>' "$@"; exit 7\n`,
  );
}

async function program(path: string, content: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content);
  await chmod(path, 0o755);
}

async function launch(options: { readonly path?: string; readonly start?: string } = {}): Promise<Outcome> {
  const { path = '', start = join(root, 'bin', 'wilco') } = options;
  const child = spawn('dash', [start, 'say', 'two words', ''], {
    stdio: ['ignore', 'pipe', 'pipe'],
    cwd: top,
    env: { PATH: `${path}:/usr/bin:/bin`, CDPATH: top },
  });
  const exit = once(child, 'exit');
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  const [code] = await exit;
  return { code, stdout, stderr };
}

describe.skipIf(needs('dash'))('the launcher', () => {
  it('runs the command on the Node beside the packages, arguments and exit code unharmed', async () => {
    await fakeNode(join(root, 'node_modules/node/bin/node'), 'bundled', 'v24.0.0');
    await fakeNode(join(top, 'path', 'node'), 'from-path', 'v24.0.0');
    expect(await launch({ path: join(top, 'path') })).toEqual({
      code: 7,
      stdout: `bundled\n<${root}/dist/cli.js><say><two words><>`,
      stderr: '',
    });
  });

  it('runs the same in few files, unless the build was made anew without them', async () => {
    await fakeNode(join(root, 'node_modules/node/bin/node'), 'bundled', 'v24.0.0');
    const [whole, notes] = [join(root, 'dist/whole/cli.js'), join(root, 'dist/.tsbuildinfo')];
    for (const file of [whole, notes]) await program(file, '');
    await utimes(notes, 1000, 1000);
    expect((await launch()).stdout).toContain(`<${whole}>`);
    await utimes(whole, 999, 999);
    expect((await launch()).stdout).toContain(`<${root}/dist/cli.js>`);
  });

  it('finds the Node beside itself where it is a package of another project', async () => {
    await fakeNode(join(root, '..', 'node/bin/node'), 'neighbour', 'v24.0.0');
    expect((await launch()).stdout).toMatch(/^neighbour\n/);
  });

  it('finds home through links, absolute and relative', async () => {
    await fakeNode(join(root, 'node_modules/node/bin/node'), 'bundled', 'v24.0.0');
    await mkdir(join(top, 'a', 'b'), { recursive: true });
    await symlink(join(root, 'bin', 'wilco'), join(top, 'a', 'one'));
    await symlink('../one', join(top, 'a', 'b', 'two'));
    expect((await launch({ start: join(top, 'a', 'b', 'two') })).stdout).toContain(`<${root}/dist/cli.js>`);
    expect((await launch({ start: 'a/b/two' })).stdout).toContain(`<${root}/dist/cli.js>`);
  });

  it.each(['v22.12.0', 'v23.0.0', 'v100.1.2'])('takes node %s from the PATH', async (version) => {
    await fakeNode(join(top, 'path', 'node'), 'from-path', version);
    expect((await launch({ path: join(top, 'path') })).stdout).toMatch(/^from-path\n/);
  });

  it.each(['v20.20.2', 'v22.11.9', 'v9.99.0', 'nonsense'])('refuses node %s and says what to do', async (version) => {
    await fakeNode(join(top, 'path', 'node'), 'from-path', version);
    expect(await launch({ path: join(top, 'path') })).toEqual({
      code: 1,
      stdout: '',
      stderr:
        `wilco: Wilco needs Node 22.12 or newer, and the node on the PATH is ${version}.\n` +
        `Type in ${root}: npm start (it brings its own Node)\n`,
    });
  });

  it('says how to build what is not built', async () => {
    await rm(join(root, 'dist'), { recursive: true });
    const { code, stderr } = await launch();
    expect(code).toBe(1);
    expect(stderr).toBe(
      `wilco: Wilco is not built yet in ${root}.\nType there: npm start (or, to build it alone: sh bin/setup build)\n`,
    );
  });
});
