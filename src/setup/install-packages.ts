import { execa } from 'execa';
import { WilcoError } from '../core/error.ts';
import type { Machine } from './machine.ts';
import { type Command, listsAreStale, type PackageManager } from './package-manager.ts';
import { asRoot, typedCommand } from './typed-command.ts';

/** How an installation is carried out. */
export interface Installation {
  readonly manager: PackageManager;
  /** At least one. */
  readonly packages: readonly string[];
  readonly machine: Machine;
  /** `attended`: a person sits at the terminal and sees all of it, and can give sudo a password. */
  readonly how: 'attended' | 'unattended';
}

/**
 * Resolves when the packages are installed. apt's lists are fetched first when they are absent or a week old, and once
 * more when the installation failed without. Rejects with `package_missing`: its message has the package manager's own
 * last word, its hint the command to type.
 */
export async function installPackages(installation: Installation): Promise<void> {
  const { manager, packages, machine } = installation;
  const install = manager.install(packages, 'unattended');
  const afresh = manager.refresh === undefined ? [] : [[manager.refresh, install]];
  const attempts = listsAreStale(manager, machine, Date.now()) ? afresh : [[install], ...afresh];
  const output: string[] = [];
  for (const attempt of attempts) if (await isDone(attempt, installation, output)) return;
  throw new WilcoError({
    code: 'package_missing',
    message: `${manager.program} could not install ${packages.join(' ')}: ${lastWord(output)}`,
    hint: `Look at the network and at ${manager.program}, then type: ${typedCommand(manager, packages, machine)}`,
  });
}

/**
 * Whether the last of the commands went well: lists that could not all be fetched may do. Adds to `output` what all
 * said.
 */
async function isDone(attempt: readonly Command[], installation: Installation, output: string[]): Promise<boolean> {
  let done = false;
  for (const command of attempt) {
    const result = await run(command, installation);
    output.push(...result.output);
    done = result.isDone;
  }
  return done;
}

/**
 * Everything goes to stderr: stdout belongs to the program that comes after the setup. Takes no signal: a package
 * manager that is stopped half-way leaves a system to be mended by hand.
 */
async function run(command: Command, { machine, how }: Installation) {
  const [program, ...args] = asRoot(command, machine);
  const attended = how === 'attended';
  const result = await execa(program, args, {
    env: { ...machine.env, ...(attended ? {} : { DEBIAN_FRONTEND: 'noninteractive' }) },
    extendEnv: false,
    stdin: attended ? 'inherit' : 'ignore',
    stdout: attended ? process.stderr : 'pipe',
    stderr: attended ? ['inherit', 'pipe'] : 'pipe',
    all: true,
    reject: false,
    cleanup: false,
  });
  const output = result.exitCode === undefined ? [result.shortMessage ?? ''] : String(result.all ?? '').split('\n');
  return { isDone: result.exitCode === 0, output };
}

/**
 * The line that says what went wrong. apt marks these with "E:", but takes a network that is down for a mere warning
 * ("W: Failed to fetch") and complains of packages that it then does not know.
 */
function lastWord(output: readonly string[]): string {
  const lines = output.map((line) => line.trim()).filter((line) => line !== '');
  const line =
    lines.findLast((candidate) => /^[EW]: Failed to fetch/.test(candidate)) ??
    lines.findLast((candidate) => /^(E|error|Error):/.test(candidate)) ??
    lines.at(-1);
  return (line ?? 'it said nothing').replace(/^[EW]:\s*/, '');
}
