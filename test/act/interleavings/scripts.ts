import { join } from 'node:path';
import type { Kind } from './operations.ts';

/** How an agent of this kind ends by itself. */
export const ENDS: Readonly<Record<Kind, string>> = {
  ok: 'completed 0',
  held: 'completed 0',
  leave: 'completed 0',
  stubborn: 'completed 0',
  fail: 'failed 3',
  missing: 'failed undefined',
};

/** `gate`: the file for which it waits, where it waits; it does not outlive `dir` for long. */
export function scriptOf(kind: Kind, ticket: string, dir: string, gate: string): string {
  const lock = `exec 9>>.lock; flock -n 9 || echo ${ticket} >> '${overlapsIn(dir)}'`;
  const wait = `until [ -e '${gate}' ] || [ ! -e '${dir}' ]; do sleep 0.01; done`;
  return `${STEPS[kind].replace('LOCK', lock).replace('WAIT', wait)}; echo ${ticket}; ${kind === 'fail' ? 'exit 3' : 'exit 0'}`;
}

/** Agents that find another one of their project at work write into it. */
export function overlapsIn(dir: string): string {
  return join(dir, 'overlaps');
}

const STEPS: Readonly<Record<Kind, string>> = {
  ok: 'LOCK',
  fail: 'LOCK',
  missing: 'LOCK',
  held: 'LOCK; WAIT',
  leave: 'LOCK; setsid sleep 600 & true',
  stubborn: "trap '' TERM; LOCK; WAIT",
};
