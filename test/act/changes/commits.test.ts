import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { commitAll, type WorkRoom, workRoom } from './work-room.ts';

describe('the commits of a task', () => {
  let room: WorkRoom;
  beforeEach(async () => {
    room = await workRoom();
    await room.write('a', 'a\n');
    await commitAll(room);
  });
  afterEach(() => room.remove());

  const commit = async (name: string) => {
    await room.write(name, 'x\n');
    await commitAll(room, name);
  };

  it('count on a branch that was begun and left again', async () => {
    await room.take();
    await commit('b');
    await room.git('switch', '-q', '-c', 'feature');
    await commit('c');
    await commit('d');
    await room.git('switch', '-q', 'main');
    expect(await room.read()).toMatchObject({ commits: 3, fileCount: 1 });
  });

  it('count once when amended, also when it is the person’s commit that was amended', async () => {
    await room.take();
    await room.git('commit', '-q', '--amend', '-m', 'other words');
    expect(await room.read()).toMatchObject({ commits: 1, fileCount: 0 });
    await commit('b');
    await room.git('commit', '-q', '--amend', '-m', 'again');
    expect(await room.read()).toMatchObject({ commits: 2, fileCount: 1 });
  });

  it('do not count when they were there before: another branch, a reset', async () => {
    await room.git('switch', '-q', '-c', 'other');
    room.env['GIT_COMMITTER_DATE'] = '@1700000000 +0000';
    await commit('b');
    delete room.env['GIT_COMMITTER_DATE'];
    await room.git('switch', '-q', 'main');
    await room.take();
    await room.git('reset', '-q', '--hard', 'other');
    expect(await room.read()).toMatchObject({ fileCount: 1, linesAdded: 1, commits: 0 });
  });

  it('do not count when another work tree of the repository made them', async () => {
    await room.git('worktree', 'add', '-q', '-b', 'beside', join(room.dir, 'beside'));
    await room.take();
    await room.git('-C', join(room.dir, 'beside'), 'commit', '-q', '--allow-empty', '-m', 'theirs');
    expect(await room.read()).toMatchObject({ commits: 0, fileCount: 0 });
    expect(await room.git('rev-list', '--count', 'main..beside')).toBe('1');
  });

  it('count from the first one on', async () => {
    const empty = join(room.dir, 'empty');
    await room.git('init', '-q', '-b', 'main', empty);
    await room.take(empty);
    await room.git('-C', empty, 'commit', '-q', '--allow-empty', '-m', 'first');
    expect(await room.read(empty)).toMatchObject({ commits: 1, fileCount: 0 });
  });

  it('count where references are packed and HEAD is on no branch', async () => {
    await room.git('pack-refs', '--all');
    await room.take();
    await room.git('switch', '-q', '--detach');
    await commit('b');
    expect(await room.read()).toMatchObject({ commits: 1 });
  });
});
