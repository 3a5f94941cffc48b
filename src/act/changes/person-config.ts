import { git, gitEnvironment } from './git.ts';
import type { WorkTree } from './work-tree.ts';

/** What of the person's git config decides how the files of a work tree are read; one character a byte. */
export interface PersonConfig {
  /** Of section `core`, by lower-case name. */
  readonly core: Readonly<Record<string, string>>;
  readonly objectFormat: 'sha1' | 'sha256';
  /** The names of filters that change files on their way into the repository: lfs. */
  readonly filters: readonly string[];
}

/**
 * The person's system, global and repository config, less everything that names a program to run. Rejects where it
 * cannot be read, and for a repository whose work tree is not the folder around its `.git`.
 */
export async function readPersonConfig(
  workTree: WorkTree,
  env: NodeJS.ProcessEnv,
  signal: AbortSignal,
): Promise<PersonConfig> {
  const { GIT_CONFIG_NOSYSTEM, GIT_CONFIG_GLOBAL, ...theirs } = gitEnvironment(env, { GIT_DIR: workTree.gitDir });
  const text = await git({ args: ['config', '--list', '-z'], cwd: workTree.top, env: theirs }, signal);
  const values = new Map(text.split('\0').map(keyAndValue));
  if (isTrue(values.get('core.bare'))) throw new Error('A bare repository has no work tree.');
  return {
    core: Object.fromEntries(HARMLESS.flatMap((name) => entryOf(values, name))),
    objectFormat: values.get('extensions.objectformat') === 'sha256' ? 'sha256' : 'sha1',
    filters: [...new Set([...values.keys()].flatMap((key) => FILTER.exec(key)?.[1] ?? []))],
  };
}

/** See git-config(1). None of them names a program. */
const HARMLESS = [
  ...['excludesfile', 'attributesfile', 'autocrlf', 'eol', 'filemode', 'symlinks', 'ignorecase'],
  ...['precomposeunicode', 'checkroundtripencoding', 'trustctime', 'checkstat'],
] as const;

const FILTER = /^filter\.(.+)\.(?:clean|process)$/s;

/** A key without a value means true. */
function keyAndValue(entry: string): readonly [string, string] {
  const end = entry.indexOf('\n');
  return end === -1 ? [entry, 'true'] : [entry.slice(0, end), entry.slice(end + 1)];
}

function entryOf(values: ReadonlyMap<string, string>, name: string): readonly (readonly [string, string])[] {
  const value = values.get(`core.${name}`);
  return value === undefined ? [] : [[name, value]];
}

function isTrue(value: string | undefined): boolean {
  return value !== undefined && /^(?:true|yes|on|[1-9]\d*)$/i.test(value);
}
