import { constants } from 'node:os';
import type { ProcessEntry } from './process-table.ts';

/** A process that is known again by these two for as long as the machine is up. */
export type ProcessKey = Pick<ProcessEntry, 'pid' | 'startTime'>;

/** What could not be done, so that the program was not started. `run`: the run file was there already. */
export type RefusedStage = 'folder' | 'log' | 'program' | 'run' | 'stdin' | 'fork';

/** How the wrapper saw the program begin and end. */
export type RunNote =
  | { readonly type: 'started'; readonly wrapper: ProcessKey; readonly agent: ProcessKey; readonly cgroup?: string }
  /** `errno` as in errno(3). */
  | { readonly type: 'refused'; readonly stage: RefusedStage; readonly errno: number }
  | { readonly type: 'exited'; readonly code: number }
  | { readonly type: 'signalled'; readonly signal: string };

/** A line of the launcher's stdout. */
export type LauncherReport =
  /** `cgroup`: the folder in which each task has its control group. */
  | { readonly type: 'ready'; readonly cgroup: string | undefined }
  | { readonly type: 'note'; readonly id: number; readonly note: RunNote }
  /** No process of the task is left. */
  | { readonly type: 'gone'; readonly id: number }
  /** The wrapper was killed; nobody tells any more how its task goes on. */
  | { readonly type: 'lost'; readonly id: number };

/** Undefined for a line that is none, as a crash can leave. */
export function parseReport(line: string): LauncherReport | undefined {
  const [type = '', first = '', ...rest] = line.split(' ');
  if (type === 'ready') return first === '' ? undefined : { type, cgroup: first === '-' ? undefined : first };
  const id = Number(first);
  if (!Number.isInteger(id) || id < 1) return undefined;
  if (type === 'gone' || type === 'lost') return { type, id };
  const note = type === 'ended' ? parseNote(rest) : parseNote([type, ...rest]);
  return note === undefined ? undefined : { type: 'note', id, note };
}

/** The words of a line of a run file, or of a report without its id. */
export function parseNote([type = '', ...rest]: readonly string[]): RunNote | undefined {
  switch (type) {
    case 'started': {
      const wrapper = keyFrom(rest[0], rest[1]);
      const agent = keyFrom(rest[2], rest[3]);
      const cgroup = rest[4];
      if (wrapper === undefined || agent === undefined) return undefined;
      return { type, wrapper, agent, ...(cgroup === undefined || cgroup === '-' ? {} : { cgroup }) };
    }
    case 'refused': {
      const stage = STAGES.find((known) => known === rest[0]);
      return stage === undefined ? undefined : { type, stage, errno: Number(rest[1]) || 0 };
    }
    case 'exited':
      return rest[0] === undefined ? undefined : { type, code: Number(rest[0]) };
    case 'signalled':
      return rest[0] === undefined ? undefined : { type, signal: signalName(Number(rest[0])) };
    default:
      return undefined;
  }
}

const STAGES: readonly RefusedStage[] = ['folder', 'log', 'program', 'run', 'stdin', 'fork'];

function keyFrom(pid: string | undefined, startTime: string | undefined): ProcessKey | undefined {
  const key = { pid: Number(pid), startTime: Number(startTime) };
  return key.pid > 0 && Number.isInteger(key.startTime) ? key : undefined;
}

function signalName(number: number): string {
  const found = Object.entries(constants.signals).find(([, value]) => value === number);
  return found?.[0] ?? `signal ${number}`;
}
