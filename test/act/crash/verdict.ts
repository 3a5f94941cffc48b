import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseTaskEvent } from '../../../src/act/journal/parse-task-event.ts';
import { outputFileOf } from '../../../src/act/output/output-file.ts';
import type { TaskEvent } from '../../../src/core/journal.ts';
import { isLive, type Task } from '../../../src/core/task.ts';
import type { Ground } from './ground.ts';
import { type LedgerEntry, readLedger } from './ledger.ts';
import { type Work, workOf } from './work.ts';

/** Beside the programs themselves, what was killed on purpose, which may cost a task its true outcome. */
export interface Casualties {
  /** Tasks whose wrapper was killed. */
  readonly wrapperOf: ReadonlySet<number>;
}

/** Everything that is wrong, a sentence each; empty when all promises were kept. */
export interface Verdict {
  readonly lost: readonly string[];
  readonly doubled: readonly string[];
  readonly untrue: readonly string[];
}

/** Looks at all that is left after the last life: the journal, the ledger, the side files and the tasks as known then. */
export function judgeRun(ground: Ground, tasks: readonly Task[], casualties: Casualties): Verdict {
  const entries = readLedger(ground.ledger);
  const { events, torn } = readJournal(ground);
  const runs = readWords(ground.runs);
  const untrue = tasks.flatMap((task) =>
    whatIsUntrue(task, ground, { entries, casualties, runs: count(runs, task.name) }),
  );
  const stalled = entries.filter((entry) => entry.type === 'stalled').map(({ id }) => `task ${id} was called stalled`);
  return {
    lost: [...whatIsLost(entries, events, tasks), ...torn.map((line) => `torn line: ${line}`)],
    doubled: [
      ...repeated(runs).map((ticket) => `${ticket} ran twice`),
      ...repeated(entries.flatMap((entry) => (entry.type === 'final' ? [entry.id] : []))).map(
        (id) => `task ${id} ended twice`,
      ),
      ...repeated(events.flatMap((event) => (event.type === 'ended' ? [event.task.id] : []))).map(
        (id) => `two ends of ${id}`,
      ),
      ...readWords(ground.overlaps).map((ticket) => `${ticket} began while another was at work in its project`),
    ],
    untrue: [...untrue, ...stalled],
  };
}

function whatIsLost(entries: readonly LedgerEntry[], events: readonly TaskEvent[], tasks: readonly Task[]) {
  const names = new Map(tasks.map((task) => [task.id, task.name]));
  const given = entries.flatMap((entry) => (entry.type === 'given' ? [entry] : []));
  const ids = events.flatMap((event) => (event.type === 'created' ? [event.task.id] : []));
  const codes = entries.flatMap((entry) => (entry.type === 'refused' ? [entry] : []));
  return [
    ...given.filter(({ id, ticket }) => names.get(id) !== ticket).map(({ id }) => `task ${id} is not known any more`),
    ...tasks.filter(isLive).map(({ id, name }) => `task ${id} (${name}) never ended`),
    ...ids.filter((id, index) => id <= (ids[index - 1] ?? 0)).map((id) => `id ${id} was given again or too late`),
    ...codes.filter(({ code }) => code !== 'project_busy').map(({ ticket, code }) => `${ticket} was refused: ${code}`),
  ];
}

interface Known {
  readonly entries: readonly LedgerEntry[];
  readonly casualties: Casualties;
  /** How often its agent ran. */
  readonly runs: number;
}

function whatIsUntrue(task: Task, ground: Ground, known: Known): readonly string[] {
  const work = workOf(task.name, ground);
  const says = (what: string) => `task ${task.id} (${task.name}) ${what}`;
  const faults: string[] = [];
  const how = `${task.status} ${task.cause} ${task.returnCode}`;
  const isTrue = how === `${work.status} ${work.cause} ${work.returnCode}`;
  if (!isTrue && !mayEndSo(task, work, known)) faults.push(says(`is ${how}: ${task.reason}`));
  const answers = known.entries.flatMap((entry) => (entry.type === 'cancelled' && entry.id === task.id ? [entry] : []));
  if (answers.some(({ answer }) => answer !== (task.status === 'cancelled')))
    faults.push(says(`and its cancel: ${how}`));
  const mustHaveRun = task.cause !== 'notStarted' && task.cause !== 'lost' && task.status !== 'cancelled';
  if (mustHaveRun && known.runs === 0) faults.push(says('never ran'));
  if (task.cause === 'notStarted' && known.runs > 0) faults.push(says('ran, and is said not to have started'));
  return [...faults, ...whatTheFileLacks(task, work, isTrue).map(says)];
}

/** For what this test did to it. Without its wrapper, nobody but the agent itself can say how it ended. */
function mayEndSo(task: Task, work: Work, { entries, casualties }: Known): boolean {
  if (task.status === 'cancelled') return entries.some((entry) => entry.type === 'cancelling' && entry.id === task.id);
  if (!casualties.wrapperOf.has(task.id) || task.returnCode !== undefined) return false;
  return task.cause === 'lost' || (work.agent === 'events' && task.status === work.status && task.cause === work.cause);
}

/** All lines of one that ended as it should; else those that came until then, in order. */
function whatTheFileLacks(task: Task, work: Work, isWhole: boolean): readonly string[] {
  const file = readText(outputFileOf(task));
  if (!file.includes(`**Status:** ${task.status}\n`)) return ['has no output file, or one that tells another status'];
  const told = file.split('\n').filter((line) => line.startsWith(`${task.name} `));
  const expected = isWhole ? work.lines : work.lines.slice(0, told.length);
  return told.join('\n') === expected.join('\n')
    ? []
    : [`has ${told.length} of ${work.lines.length} lines in its file`];
}

function readJournal(ground: Ground): { readonly events: readonly TaskEvent[]; readonly torn: readonly string[] } {
  const lines = readText(join(ground.stateDir, 'journal.jsonl')).split('\n').slice(0, -1);
  const parsed = lines.map((line) => parseTaskEvent(line));
  return {
    events: parsed.filter((event) => event !== undefined),
    torn: lines.filter((_, index) => parsed[index] === undefined),
  };
}

function repeated<T>(values: readonly T[]): readonly T[] {
  return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))];
}

function count(words: readonly string[], word: string): number {
  return words.filter((other) => other === word).length;
}

function readWords(path: string): readonly string[] {
  return readText(path).split('\n').filter(Boolean);
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
