import { chmod, mkdir, open, readdir, readFile, rename, rm, stat, truncate, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dropSnapshot } from '../../../src/act/changes/drop-snapshot.ts';
import { readChanges } from '../../../src/act/changes/read-changes.ts';
import { takeSnapshot } from '../../../src/act/changes/take-snapshot.ts';
import { commitAll, NEVER, type WorkRoom, workRoom } from './work-room.ts';

const exists = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  );

describe('where it cannot be told what changed', () => {
  let room: WorkRoom;
  let folder: string;
  beforeEach(async () => {
    room = await workRoom();
    folder = join(room.dir, 'state', 'task-1');
    await room.write('a.txt', 'a\n');
    await commitAll(room);
  });
  afterEach(() => room.remove());

  /** Stands in for git on the PATH: notes its process id and that of a child, and hangs. */
  const hangingGit = async () => {
    const bin = join(room.dir, 'bin');
    await mkdir(bin);
    await writeFile(
      join(bin, 'git'),
      `#!/bin/sh\nsleep 1000 &\necho $! $$ > '${bin}/pids.new'\nmv '${bin}/pids.new' '${bin}/pids'\nwait\n`,
    );
    await chmod(join(bin, 'git'), 0o755);
    room.env['PATH'] = `${bin}:${room.env['PATH']}`;
    return async () => {
      const pids = (await readFile(join(bin, 'pids'), 'utf8')).trim().split(' ');
      const states = pids.map((pid) => readFile(`/proc/${pid}/stat`, 'utf8').catch(() => 'x (gone) Z'));
      return (await Promise.all(states)).every((text) => / [ZX]/.test(text.slice(text.lastIndexOf(')'))));
    };
  };

  it('no git is started for a project in no repository', async () => {
    const project = join(room.dir, 'plain');
    await mkdir(project);
    const bin = join(room.dir, 'bin');
    await mkdir(bin);
    await writeFile(join(bin, 'git'), `#!/bin/sh\ntouch '${bin}/was-run'\n`);
    await chmod(join(bin, 'git'), 0o755);
    room.env['PATH'] = bin;
    await room.take(project);
    expect(await room.read(project)).toBeUndefined();
    expect(await readdir(bin)).toEqual(['git']);
    expect(await exists(folder)).toBe(false);
  });

  it('a machine without git is none that fails', async () => {
    room.env['PATH'] = join(room.dir, 'nothing');
    await room.take();
    expect(await room.read()).toBeUndefined();
    expect(await exists(folder)).toBe(false);
  });

  it('git that hangs is ended with all it started, at the limit and when aborted', async () => {
    const isGone = await hangingGit();
    await takeSnapshot({ projectDir: room.repo, folder, env: room.env, limit: 300 }, NEVER);
    await expect.poll(isGone, { timeout: 10_000 }).toBe(true);
    expect(await exists(folder)).toBe(false);
    await unlink(join(room.dir, 'bin', 'pids'));
    const stop = new AbortController();
    const taken = takeSnapshot({ projectDir: room.repo, folder, env: room.env, limit: 60_000 }, stop.signal);
    await expect.poll(() => exists(join(room.dir, 'bin', 'pids')), { timeout: 10_000 }).toBe(true);
    stop.abort();
    await taken;
    await expect.poll(isGone, { timeout: 10_000 }).toBe(true);
    expect(await exists(folder)).toBe(false);
  });

  it('a snapshot aborted at whatever moment leaves nothing', async () => {
    await room.write('b.txt', 'b\n');
    for (let after = 0; after < 60; after += 2) {
      const stop = new AbortController();
      const timer = setTimeout(() => stop.abort(), after);
      await takeSnapshot({ projectDir: room.repo, folder, env: room.env, limit: 60_000 }, stop.signal);
      clearTimeout(timer);
      expect(await exists(folder)).toBe(!stop.signal.aborted);
    }
  });

  it('a folder that cannot be filled is not left half filled', async () => {
    await room.write('.git/index', 'no index');
    await room.take();
    expect(await exists(folder)).toBe(false);
  });

  it('reading gives up at its limit too, and can be tried again', async () => {
    await room.take();
    const path = room.env['PATH'] ?? '';
    const isGone = await hangingGit();
    expect(await readChanges({ projectDir: room.repo, folder, env: room.env, limit: 300 }, NEVER)).toBeUndefined();
    await expect.poll(isGone, { timeout: 10_000 }).toBe(true);
    room.env['PATH'] = path;
    expect(await room.read()).toMatchObject({ fileCount: 0 });
  });

  it('the repository is gone, or holds no longer what it held', async () => {
    await room.take();
    await rename(join(room.repo, '.git'), join(room.dir, 'away'));
    expect(await room.read()).toBeUndefined();
    await room.git('init', '-q');
    await room.write('a.txt', 'b\n');
    expect(await room.read()).toBeUndefined();
  });

  it('a bare repository, a .git that is none, and a project that its repository ignores', async () => {
    const [bare, broken] = [join(room.dir, 'bare.git'), join(room.dir, 'broken')];
    await room.git('clone', '-q', '--bare', room.repo, bare);
    await mkdir(join(broken, '.git'), { recursive: true });
    await room.write('.gitignore', 'ignored/\n');
    await room.write('ignored/project/x', 'x\n');
    for (const project of [bare, broken, join(room.repo, 'ignored', 'project')]) {
      await room.take(project);
      expect(await room.read(project)).toBeUndefined();
    }
    await room.git('config', 'core.bare', 'true');
    await room.take();
    expect(await room.read()).toBeUndefined();
  });

  it('a snapshot that was dropped; dropping what is not there does nothing', async () => {
    await room.take();
    await dropSnapshot(folder);
    await dropSnapshot(folder);
    expect(await exists(folder)).toBe(false);
    expect(await room.read()).toBeUndefined();
  });

  it('the lines of huge files are not, but whether they changed is; they are not copied', async () => {
    const huge = ['huge', 'same', 'gone'].map((name) => join(room.repo, name));
    for (const path of huge) await makeHuge(path);
    await room.take();
    expect(await sizeOf(folder)).toBeLessThan(1024 * 1024);
    expect(await room.read()).toMatchObject({ fileCount: 0 });
    const file = await open(join(room.repo, 'huge'), 'r+');
    await file.write('x', 5);
    await file.close();
    await rm(join(room.repo, 'gone'));
    await makeHuge(join(room.repo, 'more'));
    const lines = { linesAdded: undefined, linesRemoved: undefined };
    expect((await room.read())?.files).toEqual([
      { path: 'gone', kind: 'removed', ...lines },
      { path: 'huge', kind: 'changed', ...lines },
      { path: 'more', kind: 'added', ...lines },
    ]);
  });

  it('the lines of files beyond the first 2,000 that are not committed are not', async () => {
    for (let n = 0; n < 2_010; n++) await room.write(`many/${n}`, 'n\n');
    await room.take();
    for (let n = 0; n < 2_010; n++) await room.write(`many/${n}`, 'n\nm\n');
    expect(await room.read()).toMatchObject({ fileCount: 2_010, linesAdded: 2_000, linesRemoved: 0 });
  });
});

/** 4 GiB that take no room. */
async function makeHuge(path: string): Promise<void> {
  await writeFile(path, '');
  await truncate(path, 4 * 1024 ** 3);
}

async function sizeOf(dir: string): Promise<number> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  const sizes = entries.map(async (entry) => (await stat(join(entry.parentPath, entry.name))).size);
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}
