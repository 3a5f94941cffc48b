import { chmod, cp, mkdir, readdir, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { execa } from 'execa';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type WorkRoom, workRoom } from './work-room.ts';

type Step =
  | { readonly type: 'write'; readonly path: string; readonly content: string }
  | { readonly type: 'remove' | 'toggleMode'; readonly path: string }
  | { readonly type: 'move' | 'link'; readonly path: string; readonly to: string }
  | { readonly type: 'git'; readonly args: readonly string[] };

const path = fc.constantFrom('a', 'b', 'dir/a', 'dir/c', 'dir/deep/a', 'odd\n"name', 'é', 'b/under', 'z.log');
const lines = fc
  .array(fc.constantFrom('one', 'two', 'three', '', 'x\r'), { maxLength: 12 })
  .map((all) => all.join('\n'));
const content = fc.oneof({ weight: 5, arbitrary: lines }, { weight: 1, arbitrary: fc.constant('\0binary') });
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ type: fc.constant('write' as const), path, content }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constantFrom('remove' as const, 'toggleMode' as const), path }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constantFrom('move' as const, 'link' as const), path, to: path }) },
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constant('git' as const),
      args: fc.constantFrom<readonly string[]>(
        ['add', '-A'],
        ['commit', '-q', '-a', '--allow-empty', '-m', 'x'],
        ['commit', '-q', '--amend', '--allow-empty', '-m', 'y'],
        ['switch', '-q', '-c', 'other'],
        ['switch', '-q', 'main'],
        ['stash', '-q', '-u'],
        ['stash', 'pop', '-q'],
        ['reset', '-q', '--hard', 'HEAD~1'],
        ['merge', '-q', 'other'],
        ['rm', '-q', '-r', '--cached', '.'],
      ),
    }),
  },
);

/** What cannot be done is left undone: git and the file system refuse many of the steps. */
async function act(room: WorkRoom, taken: Step): Promise<void> {
  switch (taken.type) {
    case 'write':
      await mkdir(dirname(join(room.repo, taken.path)), { recursive: true });
      return writeFile(join(room.repo, taken.path), taken.content);
    case 'remove':
      return rm(join(room.repo, taken.path), { recursive: true });
    case 'toggleMode':
      return chmod(join(room.repo, taken.path), 0o755);
    case 'move':
      return rename(join(room.repo, taken.path), join(room.repo, taken.to));
    case 'link':
      return symlink(taken.to, join(room.repo, taken.path));
    case 'git':
      await room.git(...taken.args);
  }
}

/** The work tree as it is, without what git keeps and what it ignores. */
async function copyOf(room: WorkRoom, name: string): Promise<string> {
  const to = join(room.dir, name);
  await cp(room.repo, to, {
    recursive: true,
    verbatimSymlinks: true,
    filter: (from) => !from.endsWith('.log') && from !== join(room.repo, '.git'),
  });
  return to;
}

/** Counted by a git that knows of no repository: "added<TAB>removed<TAB>…" for each file. */
async function countApart(room: WorkRoom, before: string, after: string) {
  const args = ['diff', '--no-index', '--numstat', '-z', '--find-renames=50%', before, after];
  const run = await execa('git', args, { cwd: room.dir, env: room.env, extendEnv: false, reject: false });
  const counts = [...run.stdout.matchAll(/(?:^|\0)(\d+|-)\t(\d+|-)\t/g)];
  const sum = (column: number) => counts.reduce((total, match) => total + (Number(match[column]) || 0), 0);
  return { fileCount: counts.length, linesAdded: sum(1), linesRemoved: sum(2) };
}

it('whatever was edited before and during a task, files and lines are those by which the folders differ', async () => {
  const edits = fc.array(step, { minLength: 1, maxLength: 12 });
  let told = 0;
  await fc.assert(
    fc.asyncProperty(edits, edits, async (before, during) => {
      const room = await workRoom();
      try {
        await room.write('.gitignore', '*.log\n');
        await room.write('a', 'one\ntwo\n');
        await room.git('add', '-A');
        await room.git('commit', '-q', '-m', 'first');
        for (const taken of before) await act(room, taken).catch(() => {});
        await room.take();
        const first = await copyOf(room, 'first');
        for (const taken of during) await act(room, taken).catch(() => {});
        const second = await copyOf(room, 'second');
        expect(await readdir(second)).not.toContain('.git');
        const expected = await countApart(room, first, second);
        told += expected.fileCount;
        expect(await room.read()).toMatchObject(expected);
      } finally {
        await room.remove();
      }
    }),
    { numRuns: 40 },
  );
  expect(told).toBeGreaterThan(40);
}, 120_000);
