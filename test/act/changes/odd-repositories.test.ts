import { createHash } from 'node:crypto';
import { mkdir, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { commitAll, fingerprint, type WorkRoom, workRoom } from './work-room.ts';

describe('what changed is told as well', () => {
  let room: WorkRoom;
  beforeEach(async () => {
    room = await workRoom();
  });
  afterEach(() => room.remove());

  const both = async () => {
    await room.write('a.txt', 'a\n');
    await room.write('dir/b.txt', 'b\nb\n');
    await commitAll(room);
  };
  const edit = async () => {
    await room.write('a.txt', 'a\nmore\n');
    await rm(join(room.repo, 'dir/b.txt'));
    await room.write('c.txt', 'c\n');
  };
  const edited = ['changed a.txt +1 -0', 'added c.txt +1 -0', 'removed dir/b.txt +0 -2'];
  const told = async (project?: string) =>
    (await room.read(project))?.files.map(
      (file) => `${file.kind} ${file.path} +${file.linesAdded} -${file.linesRemoved}`,
    );

  it('before the first commit', async () => {
    await room.write('a.txt', 'a\n');
    await room.write('dir/b.txt', 'b\nb\n');
    await room.take();
    await edit();
    expect(await told()).toEqual(edited);
  });

  for (const [what, args] of [
    ['a split index', ['update-index', '--split-index']],
    ['an index of version 4', ['update-index', '--index-version', '4']],
    ['files that git shall assume unchanged', ['update-index', '--assume-unchanged', 'a.txt', 'dir/b.txt']],
    ['files that git shall skip', ['update-index', '--skip-worktree', 'a.txt', 'dir/b.txt']],
    ['an untracked cache', ['update-index', '--force-untracked-cache']],
  ] as const) {
    it(`with ${what}`, async () => {
      await both();
      await room.write('long/name/of/a/file.txt', 'l\n');
      await room.git('add', '-A');
      await room.git(...args);
      await room.write('long/name/of/a/file.txt', 'dirty\n');
      await room.take();
      await edit();
      expect(await told()).toEqual(edited);
    });
  }

  it('with ids of 64 digits', async () => {
    const repo = join(room.dir, 'sha256');
    await room.git('init', '-q', '--object-format=sha256', repo);
    await writeFile(join(repo, 'a.txt'), 'a\n');
    await room.git('-C', repo, 'add', 'a.txt');
    await room.git('-C', repo, 'commit', '-q', '-m', 'a');
    await room.take(repo);
    await writeFile(join(repo, 'a.txt'), 'b\n');
    await writeFile(join(repo, 'n.txt'), 'n\n');
    await room.git('-C', repo, 'commit', '-q', '-a', '-m', 'b');
    expect(await told(repo)).toEqual(['changed a.txt +1 -1', 'added n.txt +1 -0']);
    expect(await room.read(repo)).toMatchObject({ commits: 1 });
  });

  it('in a sparse checkout, also one whose index holds folders, and when files come back', async () => {
    await both();
    await room.write('far/away.txt', 'f\n');
    await commitAll(room);
    await room.git('sparse-checkout', 'set', '--cone', '--sparse-index', 'dir');
    await room.take();
    await edit();
    expect(await told()).toEqual(edited);
    await room.git('sparse-checkout', 'disable');
    expect(await told()).toEqual(edited);
    await room.write('far/away.txt', 'agent\n');
    expect(await told()).toEqual([...edited, 'changed far/away.txt +1 -1']);
  });

  it('in the middle of a merge with conflicts, and when they are resolved', async () => {
    await both();
    await room.git('switch', '-q', '-c', 'other');
    await room.write('a.txt', 'theirs\n');
    room.env['GIT_COMMITTER_DATE'] = '@1700000000 +0000';
    await commitAll(room);
    delete room.env['GIT_COMMITTER_DATE'];
    await room.git('switch', '-q', 'main');
    await room.write('a.txt', 'ours\n');
    await rm(join(room.repo, 'dir/b.txt'));
    await commitAll(room);
    await expect(room.git('merge', 'other')).rejects.toThrow('CONFLICT');
    await room.take();
    expect(await told()).toEqual([]);
    await room.write('a.txt', 'both\n');
    await commitAll(room);
    expect(await told()).toEqual(['changed a.txt +1 -5']);
    expect(await room.read()).toMatchObject({ commits: 1 });
  });

  it('in a linked work tree', async () => {
    await both();
    const beside = join(room.dir, 'beside');
    await room.git('worktree', 'add', '-q', beside);
    const before = await fingerprint(join(room.repo, '.git'));
    await room.take(beside);
    await writeFile(join(beside, 'a.txt'), 'x\n');
    expect(await told(beside)).toEqual(['changed a.txt +1 -1']);
    expect(await fingerprint(join(room.repo, '.git'))).toEqual(before);
  });

  it('with submodules and repositories inside, of which each commit is a change of one file', async () => {
    await both();
    const [part, inner] = [join(room.repo, 'part'), join(room.repo, 'inner')];
    const commitIn = (dir: string) => room.git('-C', dir, 'commit', '-q', '--allow-empty', '-m', 'x');
    for (const dir of [part, inner]) {
      await room.git('init', '-q', dir);
      await commitIn(dir);
    }
    await room.git('-c', 'advice.addEmbeddedRepo=false', 'add', 'part');
    await room.git('commit', '-q', '-m', 'part');
    await room.git('init', '-q', join(room.repo, 'unborn'));
    await room.take();
    expect(await told()).toEqual([]);
    await writeFile(join(part, 'inside'), 'i\n');
    expect(await told()).toEqual([]);
    await commitIn(part);
    await commitIn(inner);
    expect(await told()).toEqual(['changed inner +undefined -undefined', 'changed part +undefined -undefined']);
  });

  it('where line ends are converted', async () => {
    await room.git('config', 'core.autocrlf', 'input');
    await room.git('-c', 'core.autocrlf=false', 'commit', '-q', '--allow-empty', '-m', 'first');
    await room.write('windows.txt', '1\r\n2\r\n3\r\n');
    await room.git('-c', 'core.autocrlf=false', 'add', 'windows.txt');
    await room.write('mixed.txt', '1\n2\n3\n');
    await room.git('add', 'mixed.txt');
    await room.git('commit', '-q', '-m', 'both');
    await room.take();
    await room.write('windows.txt', '1\r\nchanged\r\n3\r\n');
    await room.write('mixed.txt', '1\r\n2\r\n3\r\n4\r\n');
    expect(await told()).toEqual(['changed mixed.txt +1 -0', 'changed windows.txt +1 -1']);
  });

  it('with Git LFS, which is not run: a touched file is no change, another content is one without lines', async () => {
    const content = 'large\n'.repeat(10);
    await room.git('config', 'filter.lfs.clean', 'cat .git/pointer');
    await room.write('.gitattributes', '*.bin filter=lfs -text\n');
    const oid = createHash('sha256').update(content).digest('hex');
    const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${oid}\nsize ${content.length}\n`;
    await writeFile(join(room.repo, '.git', 'pointer'), pointer);
    await room.write('one.bin', content);
    await room.write('two.bin', content);
    await commitAll(room);
    await room.take();
    await utimes(join(room.repo, 'one.bin'), 1, 1);
    expect(await told()).toEqual([]);
    await room.write('two.bin', content.toUpperCase());
    expect(await told()).toEqual(['changed two.bin +undefined -undefined']);
  });

  it('by a global list of ignored files', async () => {
    await both();
    await writeFile(join(room.dir, 'home', 'mine'), '*.tmp\n');
    await room.git('config', '--global', 'core.excludesFile', '~/mine');
    await mkdir(join(room.repo, '.git', 'info'), { recursive: true });
    await room.take();
    await writeFile(join(room.repo, '.git', 'info', 'exclude'), 'local\n');
    await room.write('x.tmp', 'x\n');
    await room.write('local', 'x\n');
    expect(await told()).toEqual([]);
  });

  it('by lists of ignored files and of attributes whose names are not ASCII', async () => {
    const home = join(room.dir, 'home', 'Größe "é" \\');
    await mkdir(home);
    await writeFile(join(home, 'ignoriert'), '*.tmp\n');
    await writeFile(join(home, 'attribute'), '*.dat -diff\n');
    await room.git('config', '--global', 'core.excludesFile', join(home, 'ignoriert'));
    await room.git('config', '--global', 'core.attributesFile', join(home, 'attribute'));
    await both();
    await room.write('before.tmp', 'x\n');
    await room.take();
    await room.write('after.tmp', 'x\n');
    await room.write('new.dat', 'x\n');
    expect(await told()).toEqual(['added new.dat +undefined -undefined']);
  });

  it('when a rule that ignored files is taken away: they are none that the task made', async () => {
    await both();
    await room.write('dir/.gitignore', '*.log\nbuilt/\n');
    await commitAll(room);
    await room.write('dir/built/x', 'x\n');
    await room.write('dir/y.log', 'x\n');
    await room.take();
    await room.write('dir/.gitignore', '\n');
    await room.write('y.log', 'y\n');
    expect(await told()).toEqual(['changed dir/.gitignore +1 -2', 'added y.log +1 -0']);
  });

  it('when a file like one that was ignored is gone with the rule: it was removed, not renamed', async () => {
    await both();
    await room.write('.gitignore', '*.log\n');
    await room.write('like', 'one\ntwo\n');
    await commitAll(room);
    await room.write('z.log', 'one\none');
    await room.take();
    await room.git('rm', '-q', '.gitignore', 'like');
    expect(await told()).toEqual(['removed .gitignore +0 -1', 'removed like +0 -2']);
  });
});
