import { chmod, copyFile, mkdir, readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { commitAll, fingerprint, type WorkRoom, workRoom } from './work-room.ts';

describe('the person’s repository', () => {
  let room: WorkRoom;
  let ran: string;
  beforeEach(async () => {
    room = await workRoom();
    ran = join(room.dir, 'ran');
    await room.write('a.txt', 'a\n');
    await room.write('b.txt', 'b\n');
    await commitAll(room);
  });
  afterEach(() => room.remove());

  /** A program that leaves a file behind when it is run. */
  const trap = async (name: string) => {
    const file = join(room.dir, name);
    await writeFile(file, `#!/bin/sh\necho ${name} >> '${ran}'\ncat\n`);
    await chmod(file, 0o755);
    return file;
  };
  const hasRun = () =>
    stat(ran).then(
      () => true,
      () => false,
    );

  it('keeps every byte and every time below .git, though the files’ contents are known to it', async () => {
    await room.write('old.txt', 'known\n');
    await commitAll(room);
    await room.git('rm', '-q', 'old.txt');
    await commitAll(room);
    await room.git('update-index', '--split-index');
    await room.write('stashed.txt', 'in a loose object\n');
    await room.git('hash-object', '-w', 'stashed.txt');
    await room.write('old-again.txt', 'known\n');
    await writeFile(join(room.repo, '.git', 'index.lock'), '');
    const before = await fingerprint(join(room.repo, '.git'));
    await room.take();
    await room.write('a.txt', 'b\n');
    await room.write('c.txt', 'known\n');
    expect(await room.read()).toMatchObject({ fileCount: 2, linesAdded: 2, linesRemoved: 1, commits: 0 });
    expect(await fingerprint(join(room.repo, '.git'))).toEqual(before);
  });

  it('runs none of its programs: hooks, filters, monitors, diff drivers, askers', async () => {
    const program = await trap('program');
    for (const hook of ['post-index-change', 'pre-commit', 'post-checkout']) {
      await copyFile(program, join(room.repo, '.git', 'hooks', hook));
    }
    await room.write('.gitattributes', '*.txt filter=mine diff=mine\n');
    for (const key of ['filter.mine.clean', 'filter.mine.smudge', 'diff.mine.command', 'diff.mine.textconv']) {
      await room.git('config', key, program);
    }
    await room.git('config', 'filter.mine.required', 'true');
    for (const key of ['core.fsmonitor', 'core.pager', 'core.askPass', 'diff.external', 'core.sshCommand']) {
      await room.git('config', '--global', key, program);
    }
    await room.write('a.txt', 'dirty\n');
    await room.take();
    await room.write('a.txt', 'more\ndirty\n');
    await room.write('b.txt', 'more\n');
    await room.write('new.txt', 'new\n');
    expect((await room.read())?.files.map(({ path }) => path)).toEqual(['a.txt', 'b.txt', 'new.txt']);
    expect(await hasRun()).toBe(false);
    await room.git('status');
    expect(await hasRun()).toBe(true);
  });

  it('is not mistaken for another one that the environment names', async () => {
    const other = join(room.dir, 'other');
    await room.git('init', '-q', other);
    Object.assign(room.env, {
      GIT_DIR: join(other, '.git'),
      GIT_WORK_TREE: other,
      GIT_INDEX_FILE: join(other, 'index'),
      GIT_OBJECT_DIRECTORY: join(other, 'objects'),
      GIT_EXTERNAL_DIFF: await trap('differ'),
      GIT_CONFIG_COUNT: '1',
      GIT_CONFIG_KEY_0: 'core.excludesFile',
      GIT_CONFIG_VALUE_0: '/nowhere',
      GIT_TRACE: join(room.dir, 'trace'),
    });
    const before = await fingerprint(other);
    await room.take();
    await room.write('a.txt', 'x\ny\n');
    expect(await room.read()).toMatchObject({ fileCount: 1, linesAdded: 2, linesRemoved: 1 });
    expect(await fingerprint(other)).toEqual(before);
    expect(await readdir(room.dir)).not.toContain('trace');
    expect(await hasRun()).toBe(false);
  });

  it('may belong to somebody whom git does not trust', async () => {
    const [bin, path] = [join(room.dir, 'bin'), room.env['PATH'] ?? ''];
    await mkdir(bin);
    const distrusting = `PATH='${path}' GIT_TEST_ASSUME_DIFFERENT_OWNER=1 exec git "$@"`;
    await writeFile(join(bin, 'git'), `#!/bin/sh\n${distrusting}\n`, { mode: 0o755 });
    room.env['PATH'] = `${bin}:${path}`;
    await expect(room.git('status')).rejects.toThrow('dubious ownership');
    await room.take();
    await room.write('a.txt', 'x\n');
    expect(await room.read()).toMatchObject({ fileCount: 1, linesAdded: 1, linesRemoved: 1 });
  });

  it('shows nobody else what was kept of it', async () => {
    await room.take();
    expect((await stat(join(room.dir, 'state', 'task-1'))).mode & 0o077).toBe(0);
  });
});
