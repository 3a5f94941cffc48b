import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Milliseconds } from '../core/time.ts';
import type { Machine } from './machine.ts';
import type { PackageManagerName } from './need.ts';
import type { OsRelease } from './os-release.ts';

/** One command: the program, then its arguments. */
export type Command = readonly [program: string, ...args: readonly string[]];

/** How a system installs packages. */
export interface PackageManager {
  readonly name: PackageManagerName;
  /** What a person calls it: the program's name. */
  readonly program: string;
  /** Fetches the lists of what exists; undefined where `install` does that by itself. */
  readonly refresh: Command | undefined;
  /** `unattended`: asks nothing, and does not take anything away to make room. */
  install(packages: readonly string[], how: 'attended' | 'unattended'): Command;
}

/** Which package manager the system has, by what it says of itself; undefined for a system that is not known. */
export function packageManagerOf(os: OsRelease): PackageManager | undefined {
  const name = os.ids.map((id) => managerOfSystem[id]).find((found) => found !== undefined);
  return name === undefined ? undefined : managers[name];
}

/** Whether the lists of packages must be fetched before an installation: apt's are absent, or a week old. */
export function listsAreStale(manager: PackageManager, machine: Machine, now: Milliseconds): boolean {
  if (manager.refresh === undefined) return false;
  const week: Milliseconds = 7 * 24 * 60 * 60 * 1000;
  try {
    const times = readdirSync(machine.aptLists)
      .filter((file) => /_Packages(\.\w+)?$/.test(file))
      .map((file) => statSync(join(machine.aptLists, file)).ctimeMs);
    return times.length === 0 || now - Math.max(...times) > week;
  } catch {
    return true;
  }
}

const managerOfSystem: Readonly<Record<string, PackageManagerName>> = {
  debian: 'apt',
  ubuntu: 'apt',
  fedora: 'dnf',
  rhel: 'dnf',
  arch: 'pacman',
};

const managers: Readonly<Record<PackageManagerName, PackageManager>> = {
  apt: {
    name: 'apt',
    program: 'apt-get',
    refresh: ['apt-get', 'update'],
    install: (packages, how) => [
      ...(['apt-get', 'install', '--no-install-recommends'] as const),
      ...(how === 'unattended' ? ['-y', '--no-remove', '-o', 'DPkg::Lock::Timeout=300'] : []),
      ...packages,
    ],
  },
  dnf: {
    name: 'dnf',
    program: 'dnf',
    refresh: undefined,
    install: (packages, how) => ['dnf', 'install', ...(how === 'unattended' ? ['-y'] : []), ...packages],
  },
  pacman: {
    name: 'pacman',
    program: 'pacman',
    refresh: undefined,
    install: (packages, how) => [
      ...(['pacman', '-S', '--needed'] as const),
      ...(how === 'unattended' ? ['--noconfirm'] : []),
      ...packages,
    ],
  },
};
