import type { Machine } from './machine.ts';
import { type Command, listsAreStale, type PackageManager } from './package-manager.ts';
import { findProgram } from './probe.ts';

/**
 * The one line that installs `packages`, for a person to type: through sudo, or su where there is no sudo, for those
 * who are not root. Fetches the lists of packages first where they are too old to be believed.
 */
export function typedCommand(manager: PackageManager, packages: readonly string[], machine: Machine): string {
  const refresh = listsAreStale(manager, machine, Date.now()) ? manager.refresh : undefined;
  const lines = [refresh, manager.install(packages, 'attended')]
    .filter((command) => command !== undefined)
    .map((command) => command.join(' '));
  if (machine.isRoot) return lines.join(' && ');
  if (findProgram('sudo', machine.env) !== undefined) return lines.map((line) => `sudo ${line}`).join(' && ');
  return `su -c '${lines.join(' && ')}'`;
}

/** The same command as it is run: through sudo for those who are not root. */
export function asRoot(command: Command, machine: Machine): Command {
  return machine.isRoot ? command : ['sudo', ...command];
}
