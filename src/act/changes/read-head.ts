import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { WorkTree } from './work-tree.ts';

/**
 * The commit that HEAD stands on, read without git; undefined before the first commit, and where references are kept
 * in another way than in files.
 */
export async function readHead({
  gitDir,
  commonDir,
}: Pick<WorkTree, 'gitDir' | 'commonDir'>): Promise<string | undefined> {
  const head = await textOf(join(gitDir, 'HEAD'));
  const name = /^ref: (refs\/.+)$/.exec(head)?.[1];
  if (name === undefined) return commitIn(head);
  return commitIn(await textOf(join(commonDir, name))) ?? (await packed(commonDir, name));
}

async function packed(commonDir: string, name: string): Promise<string | undefined> {
  const text = `\n${await textOf(join(commonDir, 'packed-refs'))}`;
  const end = `${text}\n`.indexOf(` ${name}\n`);
  return end === -1 ? undefined : commitIn(text.slice(text.lastIndexOf('\n', end) + 1, end));
}

function commitIn(text: string): string | undefined {
  return /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(text) ? text : undefined;
}

async function textOf(file: string): Promise<string> {
  return (await readFile(file, 'latin1').catch(() => '')).trimEnd();
}
