import type { Milliseconds } from '../../core/time.ts';
import { type GitRun, gitEnvironment, gitUpTo } from '../changes/git.ts';

/** Bytes of git's answers that are looked at: some 50,000 file names, as many declarations. */
const MOST_BYTES = 2_000_000;
const PATIENCE: Milliseconds = 3000;
const MOST_NAMES = 400;

/**
 * The names in a project's code: of its files, and of what they declare (functions, classes, types …), the commonest
 * first and each once. Empty where the folder is no git repository or git is missing; what takes longer than 3 s is left
 * out. Never rejects.
 */
export async function projectIdentifiers(dir: string, env: NodeJS.ProcessEnv): Promise<readonly string[]> {
  const signal = AbortSignal.timeout(PATIENCE);
  const run = (args: readonly string[]): GitRun => ({ args, cwd: dir, env: gitEnvironment(env, {}) });
  const ask = async (args: readonly string[]) => {
    const { text } = await gitUpTo(run(args), MOST_BYTES, signal).catch(() => ({ text: '' }));
    return text;
  };
  const [files, declared] = await Promise.all([
    ask(['ls-files', '-z', '--cached']),
    ask(['grep', '-I', '-h', '-o', '-E', '-e', DECLARATION]),
  ]);
  return commonest([...files.split('\0').flatMap(namesInPath), ...declared.split('\n').flatMap(declaredName)]);
}

/** A keyword of the common languages and the name that follows it. POSIX, for git grep. */
const DECLARATION =
  '(function|class|interface|type|enum|struct|trait|impl|module|def|fn|func|fun|sub|const|let|var|val) +[A-Za-z_][A-Za-z0-9_]*';

/** "src/auth/token-store.ts" → src, auth, token-store. */
function namesInPath(path: string): readonly string[] {
  const parts = path.split('/');
  const file = (parts.pop() ?? '').replace(/^\./, '').replace(/\.[^.]*$/, '');
  return [...parts, file].filter(isTelling);
}

function declaredName(line: string): readonly string[] {
  return [line.slice(line.lastIndexOf(' ') + 1)].filter(isTelling);
}

/** One or two letters, hashes and numbers are no words that anybody says. */
function isTelling(name: string): boolean {
  return name.length > 2 && name.length < 60 && /^[\w.-]+$/.test(name) && (name.match(/\d/g)?.length ?? 0) < 5;
}

function commonest(names: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  const sorted = [...counts].toSorted(([, one], [, other]) => other - one);
  return sorted.slice(0, MOST_NAMES).map(([name]) => name);
}
