import { type OsRelease, readOsRelease } from './os-release.ts';

/** The machine that is set up, and who sits at it. */
export interface Machine {
  readonly os: OsRelease;
  readonly env: NodeJS.ProcessEnv;
  /** Whether this process may install packages as it is. */
  readonly isRoot: boolean;
  /** The folder where apt keeps the lists that it fetched. */
  readonly aptLists: string;
}

/** The one that this process runs on. */
export function thisMachine(env: NodeJS.ProcessEnv): Machine {
  return { os: readOsRelease(), env, isRoot: process.geteuid?.() === 0, aptLists: '/var/lib/apt/lists' };
}
