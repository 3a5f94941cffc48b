import { chmod, mkdir, rename, rm, symlink, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { commitAll, type WorkRoom, workRoom } from './work-room.ts';

const none = { fileCount: 0, files: [], linesAdded: 0, linesRemoved: 0, commits: 0 };

describe('what a task changed', () => {
  let room: WorkRoom;
  beforeEach(async () => {
    room = await workRoom();
    await room.write('kept.txt', 'one\ntwo\nthree\n');
    await room.write('src/gone.txt', 'x\ny\n');
    await room.write('.gitignore', 'ignored\n*.log\n');
    await commitAll(room);
  });
  afterEach(() => room.remove());

  const changesBy = async (edit: () => Promise<unknown>) => {
    await room.take();
    await edit();
    return room.read();
  };

  it('is nothing when nothing was changed', async () => {
    expect(await changesBy(async () => {})).toEqual(none);
  });

  it('is added, changed and removed files with their lines, wherever they are; ignored ones do not count', async () => {
    const changes = await changesBy(async () => {
      await room.write('kept.txt', 'one\n2\nthree\nfour\n');
      await room.write('new/deep/file.txt', 'a\nb');
      await room.write('ignored/big.txt', 'z\n');
      await room.write('x.log', 'z\n');
      await unlink(join(room.repo, 'src/gone.txt'));
    });
    expect(changes).toEqual({
      fileCount: 3,
      files: [
        { path: 'kept.txt', kind: 'changed', linesAdded: 2, linesRemoved: 1 },
        { path: 'new/deep/file.txt', kind: 'added', linesAdded: 2, linesRemoved: 0 },
        { path: 'src/gone.txt', kind: 'removed', linesAdded: 0, linesRemoved: 2 },
      ],
      linesAdded: 4,
      linesRemoved: 3,
      commits: 0,
    });
  });

  it('is told against what was there, where the work tree was dirty before', async () => {
    await room.write('kept.txt', 'mine\none\ntwo\nthree\n');
    await room.write('staged.txt', 's\n');
    await room.git('add', 'staged.txt');
    await room.write('untracked.txt', 'u1\nu2\n');
    await room.write('still.txt', 'u\n');
    await room.write('only-named.txt', 'n\n');
    await room.git('add', '-N', 'only-named.txt');
    await unlink(join(room.repo, 'src/gone.txt'));
    const changes = await changesBy(async () => {
      await room.write('kept.txt', 'mine\none\ntwo\nthree\nagent\n');
      await room.write('untracked.txt', 'u1\n');
      await room.write('src/gone.txt', 'back\n');
      await unlink(join(room.repo, 'staged.txt'));
    });
    expect(changes?.files).toEqual([
      { path: 'kept.txt', kind: 'changed', linesAdded: 1, linesRemoved: 0 },
      { path: 'src/gone.txt', kind: 'added', linesAdded: 1, linesRemoved: 0 },
      { path: 'staged.txt', kind: 'removed', linesAdded: 0, linesRemoved: 1 },
      { path: 'untracked.txt', kind: 'changed', linesAdded: 0, linesRemoved: 1 },
    ]);
  });

  it('does not hang on who commits: what was dirty before and is committed now is no change', async () => {
    await room.write('kept.txt', 'mine\n');
    await room.write('untracked.txt', 'u\n');
    expect(await changesBy(() => commitAll(room))).toEqual({ ...none, commits: 1 });
  });

  it('takes a renamed file for one file, and counts only the lines that differ', async () => {
    await room.write('long.txt', 'line\n'.repeat(30));
    await commitAll(room);
    const changes = await changesBy(async () => {
      await mkdir(join(room.repo, 'moved'));
      await rename(join(room.repo, 'long.txt'), join(room.repo, 'moved/longer.txt'));
      await room.write('moved/longer.txt', `${'line\n'.repeat(30)}more\n`);
    });
    expect(changes?.files).toEqual([
      { path: 'moved/longer.txt', kind: 'changed', linesAdded: 1, linesRemoved: 0, from: 'long.txt' },
    ]);
  });

  it('has no lines for binary files, and none for a change of mode', async () => {
    await room.write('picture', Buffer.from([0, 1, 2]));
    await commitAll(room);
    const changes = await changesBy(async () => {
      await room.write('picture', Buffer.from([0, 1, 3]));
      await chmod(join(room.repo, 'kept.txt'), 0o755);
    });
    expect(changes?.files).toEqual([
      { path: 'kept.txt', kind: 'changed', linesAdded: 0, linesRemoved: 0 },
      { path: 'picture', kind: 'changed', linesAdded: undefined, linesRemoved: undefined },
    ]);
  });

  it('knows links, and files that became folders and folders that became links', async () => {
    await room.write('folder/a.txt', 'a\n');
    await room.write('elsewhere/a.txt', 'other\n');
    await symlink('kept.txt', join(room.repo, 'link'));
    await commitAll(room);
    const changes = await changesBy(async () => {
      await rm(join(room.repo, 'folder'), { recursive: true });
      await symlink('elsewhere', join(room.repo, 'folder'));
      await unlink(join(room.repo, 'kept.txt'));
      await room.write('kept.txt/inside', 'i\n');
      await unlink(join(room.repo, 'link'));
      await symlink('src', join(room.repo, 'link'));
    });
    expect(changes?.files.map(({ path, kind }) => `${kind} ${path}`)).toEqual([
      'added folder',
      'removed folder/a.txt',
      'removed kept.txt',
      'added kept.txt/inside',
      'changed link',
    ]);
  });

  it('is told the same when all of that was so before', async () => {
    await room.write('folder/a.txt', 'a\n');
    await room.write('elsewhere/a.txt', 'other\n');
    await commitAll(room);
    await rm(join(room.repo, 'folder'), { recursive: true });
    await symlink('elsewhere', join(room.repo, 'folder'));
    await unlink(join(room.repo, 'kept.txt'));
    await room.write('kept.txt/inside', 'i\n');
    expect(await changesBy(async () => {})).toEqual(none);
  });

  it('keeps odd names apart: newlines, quotes, bytes that are no UTF-8, what looks like an option or a pattern', async () => {
    const odd = Buffer.concat([Buffer.from(`${room.repo}/`), Buffer.from([0x66, 0xff, 0x2e, 0x74])]);
    const names = ['a\nb', '"q"\t\\', '-rf', '*', ':(top)x', ' é '];
    for (const name of names.slice(0, 3)) await room.write(name, '1\n');
    await symlink('before', odd);
    const changes = await changesBy(async () => {
      for (const name of names) await room.write(name, '1\n2\n');
      await unlink(odd);
      await symlink('after', odd);
    });
    expect(changes?.files.map(({ path }) => path)).toEqual([...names, 'f�.t'].sort());
    expect(changes).toMatchObject({ fileCount: 7, linesAdded: 10, linesRemoved: 1 });
  });

  it('names 200 files at most and counts all', async () => {
    const changes = await changesBy(async () => {
      for (let n = 0; n < 210; n++) await room.write(`many/${n}`, 'n\n');
    });
    expect(changes?.files).toHaveLength(200);
    expect(changes).toMatchObject({ fileCount: 210, linesAdded: 210 });
  });

  it('can be read twice, the second time after more changes', async () => {
    await room.write('untracked.txt', 'u\n');
    await changesBy(() => room.write('new.txt', 'a\n'));
    await room.write('untracked.txt', 'v\n');
    expect(await room.read()).toMatchObject({ fileCount: 2, linesAdded: 2, linesRemoved: 1 });
  });

  it('counts the whole repository, with paths from a project below its top', async () => {
    const project = join(room.repo, 'src');
    await room.take(project);
    await room.write('src/in.txt', 'i\n');
    await room.write('out.txt', 'o\n');
    expect((await room.read(project))?.files.map(({ path }) => path)).toEqual(['../out.txt', 'in.txt']);
  });
});
