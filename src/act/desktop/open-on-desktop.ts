import { setTimeout as sleep } from 'node:timers/promises';
import { execa } from 'execa';
import { WilcoError } from '../../core/error.ts';
import type { Milliseconds } from '../../core/time.ts';
import { personEnvironment } from '../agents/child-environment.ts';
import { findProgram } from '../agents/find-program.ts';
import { mayUseSystemd } from '../containment/start-launcher.ts';

export interface DesktopSurroundings {
  /** The person's environment. */
  readonly env: NodeJS.ProcessEnv;
  /** Names of variables that are for Wilco alone. */
  readonly secrets?: readonly string[] | undefined;
}

/** What the desktop's opener has not refused by then, it has taken; some stay as long as the window. */
const PATIENCE: Milliseconds = 3_000;

/**
 * Opens a file or folder in the program that the desktop has for it, by xdg-open. What is opened lives by itself: in a
 * session of its own, where systemd gives one in a scope of its own, and it knows nothing of Wilco. Resolves when the
 * desktop has taken it, after 3 s in any case. Rejects with `open_failed`; the hint names the path.
 */
export async function openOnDesktop(path: string, { env, secrets }: DesktopSurroundings): Promise<void> {
  const opener = findProgram('xdg-open', env['PATH']);
  if (opener.type !== 'found') {
    throw cannotOpen('There is no program xdg-open, by which Wilco opens things.', path, INSTALL);
  }
  const environment = personEnvironment(env, { secrets });
  const code = (await openInScope([opener.path, path], environment)) ?? (await open([opener.path, path], environment));
  if (code === 0) return;
  if (env['DISPLAY'] === undefined && env['WAYLAND_DISPLAY'] === undefined) {
    throw cannotOpen('Wilco knows of no desktop: neither DISPLAY nor WAYLAND_DISPLAY is set.', path, '');
  }
  throw cannotOpen(`The desktop could not open it (xdg-open: ${WORDS.get(code) ?? `exit code ${code}`}).`, path, '');
}

/** xdg-open(1), "Exit Codes". */
const WORDS: ReadonlyMap<number | undefined, string> = new Map([
  [2, 'it is not there'],
  [3, 'a program for it is missing'],
  [4, 'its program failed'],
  [undefined, 'it was ended by a signal or did not start'],
]);

const INSTALL = 'Install it: sudo apt-get install xdg-utils. ';

/**
 * In a control group of its own, so that a restart of Wilco's service does not count what was opened among its own.
 * Undefined where that cannot be had: systemd-run(1) then ends with 1, which xdg-open gives for a wrong option only.
 */
async function openInScope(
  command: readonly [string, string],
  env: Readonly<Record<string, string>>,
): Promise<number | undefined> {
  const runner = mayUseSystemd(env) ? findProgram('systemd-run', env['PATH']) : undefined;
  if (runner?.type !== 'found') return undefined;
  const scope = ['--user', '--scope', '--quiet', '--collect', '--description=Opened by Wilco', '--'];
  const code = await open([runner.path, ...scope, ...command], env);
  return code === 1 ? undefined : code;
}

/** Its exit code; 0 also where it is still at it when the patience is over. */
async function open(
  [file = '', ...args]: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<number | undefined> {
  const opening = execa(file, args, {
    env,
    extendEnv: false,
    cwd: '/',
    stdio: 'ignore',
    detached: true,
    cleanup: false,
    reject: false,
    buffer: false,
  });
  opening.nodeChildProcess.unref();
  const over = new AbortController();
  const late = sleep(PATIENCE, { exitCode: 0 }, { signal: over.signal }).catch(() => ({ exitCode: 0 }));
  const { exitCode } = await Promise.race([opening, late]);
  over.abort();
  return exitCode;
}

function cannotOpen(message: string, path: string, remedy: string): WilcoError {
  return new WilcoError({ code: 'open_failed', message, hint: `${remedy}Open it by hand: ${path}` });
}
