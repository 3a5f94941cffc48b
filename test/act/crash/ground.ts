import { join } from 'node:path';
import type { TaskSettings } from '../../../src/act/tasks/task-settings.ts';

/** Where everything of a crash test is, below one folder. */
export interface Ground {
  readonly stateDir: string;
  /** Each run of an agent writes its ticket in here when it begins. */
  readonly runs: string;
  /** An agent that finds another one of its project at work writes its ticket in here. */
  readonly overlaps: string;
  /** Holds the process ids of what agents left behind. */
  readonly pids: string;
  readonly ledger: string;
  /** The program's compiled code, so that its lives begin sooner. */
  readonly compiled: string;
  readonly projects: readonly string[];
  /** Agents that wait for this file go on when it is there. */
  gate(life: number): string;
}

export function groundIn(dir: string): Ground {
  return {
    stateDir: join(dir, 'state'),
    runs: join(dir, 'runs'),
    overlaps: join(dir, 'overlaps'),
    pids: join(dir, 'pids'),
    ledger: join(dir, 'ledger'),
    compiled: join(dir, 'compiled'),
    projects: ['one', 'two', 'three', 'git'].map((name) => join(dir, 'projects', name)),
    gate: (life) => join(dir, `gate-${life}`),
  };
}

/** Short times: nobody shall wait for the test. */
export const CRASH_SETTINGS: Partial<TaskSettings> = {
  cancelGrace: 400,
  resultGrace: 1_000,
  adoptedPoll: 20,
  stalledAfter: 0,
  atOnce: 5,
};
