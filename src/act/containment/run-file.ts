import { closeSync, constants, openSync, readFileSync, statSync, writeSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Milliseconds } from '../../core/time.ts';
import { CLAIMED } from './claim-run-file.ts';
import { parseNote, type RunNote } from './launcher-report.ts';
import { bootId } from './process-identity.ts';
import { withDescriptor } from './spare-descriptor.ts';

type Noted<Type extends RunNote['type']> = Extract<RunNote, { type: Type }>;

/** Why Wilco ends a run. */
export type Intervention = 'cancelled' | 'timeLimit' | 'stalled';

/** What the wrapper of a task wrote down. It writes also while no Wilco lives to hear of it. */
export interface RunRecord {
  readonly started: Noted<'started'> | undefined;
  /** Whether it was started in this life of the machine, so that its process ids mean something. */
  readonly thisBoot: boolean;
  readonly end: Noted<'refused' | 'exited' | 'signalled'> | undefined;
  /** What Wilco was ending it for, where it had not ended before; see {@link noteIntervention}. */
  readonly intervention: Intervention | undefined;
  /** It shall not begin any more; see `claimRunFile`. */
  readonly claimed: boolean;
  /** No process of it was left. */
  readonly gone: boolean;
  /** When the last line was written. */
  readonly changedAt: Milliseconds;
}

/** Undefined when there is no such file: the program was not started, and nobody has forbidden that it is. */
export function readRunFile(path: string): RunRecord | undefined {
  let text: string;
  let changedAt: Milliseconds;
  try {
    text = withDescriptor(() => readFileSync(path, 'latin1'));
    changedAt = statSync(path).mtimeMs;
  } catch {
    return undefined;
  }
  const lines = text.split('\n').slice(0, -1);
  const notes = lines.map((line) => parseNote(line.split(' '))).filter((note) => note !== undefined);
  return {
    started: notes.find((note) => note.type === 'started'),
    thisBoot: lines.some((line) => line.startsWith('started ') && line.endsWith(` ${bootId()}`)),
    claimed: lines.includes(CLAIMED),
    gone: lines.includes('gone'),
    end: notes.find((note) => note.type !== 'started'),
    intervention: interventionIn(lines),
    changedAt,
  };
}

function interventionIn(lines: readonly string[]): Intervention | undefined {
  const endsAt = lines.findIndex((line) => /^(?:exited|signalled) /.test(line));
  const before = endsAt === -1 ? lines : lines.slice(0, endsAt);
  return INTERVENTIONS.find((why) => before.includes(`${ENDING}${why}`));
}

const ENDING = 'ending ';
const INTERVENTIONS: readonly Intervention[] = ['cancelled', 'timeLimit', 'stalled'];

/**
 * Writes down that Wilco is about to end the run, so that a Wilco that takes over in the middle of it goes on, and
 * knows why it ended. Where it cannot be written, nothing is lost but that.
 */
export function noteIntervention(path: string, why: Intervention): void {
  try {
    withDescriptor(() => writeTo(openSync(path, constants.O_WRONLY | constants.O_APPEND), `${ENDING}${why}\n`));
  } catch {}
}

/** How long a wrapper that has made its run file may take to write into it. */
const MOMENT: Milliseconds = 2_000;

/** {@link readRunFile}; a wrapper that is just beginning has made its file, and will say in a moment how that went. */
export async function settledRun(path: string): Promise<RunRecord | undefined> {
  const until = performance.now() + MOMENT;
  for (;;) {
    const record = readRunFile(path);
    const isBeginning = record !== undefined && !record.claimed && (record.started ?? record.end) === undefined;
    if (!isBeginning || performance.now() > until) return record;
    await sleep(5);
  }
}

function writeTo(fd: number, line: string): void {
  try {
    writeSync(fd, line);
  } finally {
    closeSync(fd);
  }
}
