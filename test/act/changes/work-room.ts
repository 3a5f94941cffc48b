import { createHash } from 'node:crypto';
import { chmod, lstat, mkdir, mkdtemp, readdir, readFile, readlink, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { execa } from 'execa';
import { readChanges } from '../../../src/act/changes/read-changes.ts';
import { takeSnapshot } from '../../../src/act/changes/take-snapshot.ts';
import type { Changes } from '../../../src/core/changes.ts';

/** A folder with a git repository `repo`, a home of its own, and the place of a task in it. */
export interface WorkRoom {
  readonly dir: string;
  readonly repo: string;
  readonly env: Record<string, string>;
  /** Runs git as the person or agent would; resolves with what it prints. */
  git(...args: readonly string[]): Promise<string>;
  write(path: string, content: string | Buffer): Promise<void>;
  take(projectDir?: string): Promise<void>;
  read(projectDir?: string): Promise<Changes | undefined>;
  remove(): Promise<void>;
}

export const NEVER: AbortSignal = new AbortController().signal;
/** A machine under load shall not fail a test. */
const LONG = 60_000;

export async function workRoom(): Promise<WorkRoom> {
  const dir = await realpath(await mkdtemp(join(tmpdir(), 'wilco-changes-')));
  const [repo, folder] = [join(dir, 'repo'), join(dir, 'state', 'task-1')];
  await mkdir(repo);
  await mkdir(join(dir, 'home'));
  const who = { GIT_AUTHOR_NAME: 'a', GIT_AUTHOR_EMAIL: 'a@b', GIT_COMMITTER_NAME: 'a', GIT_COMMITTER_EMAIL: 'a@b' };
  const env = { PATH: process.env['PATH'] ?? '', HOME: join(dir, 'home') };
  const git = async (...args: readonly string[]) => {
    const theirs = { ...env, ...who, GIT_CONFIG_NOSYSTEM: '1' };
    return (await execa('git', args, { cwd: repo, env: theirs, extendEnv: false, stdin: 'ignore' })).stdout;
  };
  await git('init', '-q', '-b', 'main');
  return {
    dir,
    repo,
    env,
    git,
    write: async (path, content) => {
      await mkdir(dirname(join(repo, path)), { recursive: true });
      await writeFile(join(repo, path), content);
    },
    take: (projectDir = repo) => takeSnapshot({ projectDir, folder, env, limit: LONG }, NEVER),
    read: (projectDir = repo) => readChanges({ projectDir, folder, env, limit: LONG }, NEVER),
    remove: async () => {
      await chmod(dir, 0o700);
      await rm(dir, { recursive: true, force: true });
    },
  };
}

/** Commits all there is. */
export async function commitAll({ git }: WorkRoom, message = 'all'): Promise<void> {
  await git('add', '-A');
  await git('commit', '-q', '-m', message);
}

/** Of every entry below a folder: name, kind, content and time of its last change. */
export async function fingerprint(dir: string): Promise<readonly string[]> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  const all = entries.map(async (entry) => {
    const path = join(entry.parentPath, entry.name);
    const { mtimeNs, mode } = await lstat(path, { bigint: true });
    const content = entry.isFile() ? await readFile(path) : entry.isSymbolicLink() ? await readlink(path) : '';
    return `${relative(dir, path)} ${mode} ${mtimeNs} ${createHash('sha256').update(content).digest('hex')}`;
  });
  const own = await lstat(dir, { bigint: true });
  return [`. ${own.mtimeNs}`, ...(await Promise.all(all)).sort()];
}
