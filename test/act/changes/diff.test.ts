import { readFile, rename, stat, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readChanges } from '../../../src/act/changes/read-changes.ts';
import { commitAll, fingerprint, NEVER, type WorkRoom, workRoom } from './work-room.ts';

describe('the diff of what a task changed', () => {
  let room: WorkRoom;
  let diffFile: string;
  beforeEach(async () => {
    room = await workRoom();
    diffFile = join(room.dir, 'state', '1.diff');
    await room.write('kept.txt', 'one\ntwo\nthree\n');
    await room.write('src/gone.txt', 'x\ny\n');
    await room.write('.gitignore', 'ignored\n');
    await commitAll(room);
  });
  afterEach(() => room.remove());

  async function diffOf(edit: () => Promise<unknown>): Promise<string> {
    await room.take();
    await edit();
    return await readNow();
  }

  async function readNow(): Promise<string> {
    const { repo: projectDir, env } = room;
    const folder = join(room.dir, 'state', 'task-1');
    await readChanges({ projectDir, folder, env, limit: 60_000, diffFile }, NEVER);
    return await readFile(diffFile, 'utf8').catch(() => 'none');
  }

  it('shows added, changed and removed files, committed or not, and is for its owner alone', async () => {
    const before = await fingerprint(join(room.repo, '.git'));
    const diff = await diffOf(async () => {
      await room.write('kept.txt', 'one\n2\nthree\n');
      await room.write('new file – ü.txt', 'a\n');
      await room.write('ignored/x.txt', 'z\n');
      await unlink(join(room.repo, 'src/gone.txt'));
    });
    expect(diff).toContain('--- a/kept.txt\n+++ b/kept.txt\n@@ -1,3 +1,3 @@\n one\n-two\n+2\n three\n');
    expect(diff).toMatch(/--- \/dev\/null\n\+\+\+ b\/new file – ü\.txt\t?\n@@ -0,0 \+1 @@\n\+a\n/);
    expect(diff).toContain('--- a/src/gone.txt\n+++ /dev/null\n');
    expect(diff).not.toContain('ignored');
    expect((await stat(diffFile)).mode & 0o777).toBe(0o600);
    expect(await fingerprint(join(room.repo, '.git'))).toEqual(before);
  });

  it('is told against what was there, and not against the last commit', async () => {
    await room.write('kept.txt', 'mine\none\ntwo\nthree\n');
    await room.write('untracked.txt', 'u1\n');
    const diff = await diffOf(async () => {
      await room.write('kept.txt', 'mine\none\ntwo\nthree\nagent\n');
      await room.write('untracked.txt', 'u1\nu2\n');
      await commitAll(room);
    });
    const lines = diff.split('\n').filter((line) => /^[-+](?![-+])/.test(line));
    expect(lines).toEqual(['+agent', '+u2']);
  });

  it('brings the state before back, by patch', async () => {
    const diff = await diffOf(async () => {
      await room.write('kept.txt', 'one\n2\nthree\nfour');
      await rename(join(room.repo, 'src/gone.txt'), join(room.repo, 'src/moved.txt'));
      await room.write('*.txt', 'a name that is a pattern\n');
    });
    await writeFile(join(room.dir, 'all.diff'), diff);
    await room.git('apply', '--reverse', join(room.dir, 'all.diff'));
    expect((await room.git('status', '--porcelain')).trim()).toBe('');
  });

  it('names what it cannot show', async () => {
    const diff = await diffOf(async () => {
      await room.write('logo.png', Buffer.from([0x89, 0x50, 0, 1, 2, 3]));
      await room.write('kept.txt', 'one\n');
    });
    expect(diff).toMatch(/^Not shown: logo\.png, added: no text, or very large\.\n\ndiff --git a\/kept\.txt/);
  });

  it('ends after 2 MiB, and 200 files, and says so', async () => {
    const diff = await diffOf(async () => {
      await room.write('a.txt', 'a line of text\n'.repeat(200_000));
      const made = Array.from({ length: 250 }, (_, index) => room.write(`many/${1000 + index}.txt`, 'x\n'));
      await Promise.all(made);
    });
    expect(diff).toMatch(/^Not shown: 51 more files\.\nCut after 2 MiB\.\n\ndiff --git a\/a\.txt /);
    expect(diff.length).toBeLessThan(2.1 * 1024 * 1024);
    expect(diff.endsWith('+a line of text\n')).toBe(true);
  });

  it('is not there where nothing differs, not even an older one', async () => {
    expect(await diffOf(() => room.write('kept.txt', 'one\n'))).toContain('-two');
    await room.write('kept.txt', 'one\ntwo\nthree\n');
    expect(await readNow()).toBe('none');
  });
});
