import { execa } from 'execa';

/** One run of git. */
export interface GitRun {
  readonly args: readonly string[];
  readonly cwd: string;
  /** The whole environment, see {@link gitEnvironment}. */
  readonly env: Readonly<Record<string, string>>;
  /** Its standard input, one character a byte; undefined: nothing. */
  readonly input?: string | undefined;
}

/**
 * What git printed, one character a byte (latin1): names of files need not be UTF-8. Rejects when git is missing or
 * ends with a code other than 0, and when `signal` aborts; then nothing of it is left running.
 */
export async function git(run: GitRun, signal: AbortSignal): Promise<string> {
  signal.throwIfAborted();
  return (await execa('git', run.args, options(run, signal))).stdout;
}

/** The same for what may print very much: after the first `most` bytes git is ended, and that is no error. */
export async function gitUpTo(
  run: GitRun,
  most: number,
  signal: AbortSignal,
): Promise<{ readonly text: string; readonly isCut: boolean }> {
  signal.throwIfAborted();
  const result = await execa('git', run.args, { ...options(run, signal), maxBuffer: most, reject: false });
  if (result.failed && !result.isMaxBuffer) throw result;
  return { text: result.stdout, isCut: result.isMaxBuffer };
}

function options({ cwd, env, input }: GitRun, signal: AbortSignal) {
  return {
    cwd,
    env,
    extendEnv: false,
    stderr: 'ignore',
    ...(input === undefined ? ({ stdin: 'ignore' } as const) : { input: Buffer.from(input, 'latin1') }),
    encoding: 'latin1',
    stripFinalNewline: false,
    cancelSignal: signal,
    killDescendants: true,
    killSignal: 'SIGKILL',
  } as const;
}

/**
 * The person's environment for a git that asks nothing, starts nothing, fetches nothing, and reads no config but the
 * repository's. Every GIT_ variable of theirs is gone.
 */
export function gitEnvironment(env: NodeJS.ProcessEnv, own: Readonly<Record<string, string>>): Record<string, string> {
  const kept = Object.entries(env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && !entry[0].startsWith('GIT_'),
  );
  return { ...Object.fromEntries(kept), ...QUIET, ...own };
}

/** See git(1), "Environment Variables", and for GIT_TRACE2… api-trace2: it can also be switched on in a config. */
const QUIET: Readonly<Record<string, string>> = {
  LC_ALL: 'C',
  GIT_OPTIONAL_LOCKS: '0',
  GIT_TERMINAL_PROMPT: '0',
  GIT_ASKPASS: '',
  GIT_PAGER: 'cat',
  GIT_NO_REPLACE_OBJECTS: '1',
  GIT_NO_LAZY_FETCH: '1',
  GIT_ALLOW_PROTOCOL: '',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_TRACE2: '0',
  GIT_TRACE2_EVENT: '0',
  GIT_TRACE2_PERF: '0',
};
