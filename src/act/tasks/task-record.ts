import type { Changes } from '../../core/changes.ts';
import type { RunningProcess, Task, TaskCause, TaskFacts, TaskOutcome, TaskStatus } from '../../core/task.ts';
import type { Milliseconds } from '../../core/time.ts';
import { firstLine } from '../output/first-line.ts';
import { LineRing } from '../output/line-ring.ts';

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

/** What a task is for this program alone. */
export interface TaskPlace {
  /** See `Origin`. */
  readonly marker: string;
  readonly logFile: string;
  /** Bytes of the log that are kept; 0: all. */
  readonly logLimit: number;
  /** The same for every name of one folder. */
  readonly projectKey: string;
}

/** A task's record, which its run writes and all others read. */
export class TaskRecord implements Task, Mutable<Omit<TaskFacts, 'activity'>> {
  readonly id: number;
  name: string;
  readonly prompt: string;
  readonly projectDir: string;
  readonly agent: string;
  readonly createdAt: Milliseconds;
  readonly place: TaskPlace;
  /** Resolves when the agent runs, or when the task ended before it could. */
  readonly begun = Promise.withResolvers<void>();
  readonly ended = Promise.withResolvers<TaskOutcome>();
  /** From 1; every try to start it has a run file of its own. */
  attempt = 1;
  status: TaskStatus;
  startedAt: Milliseconds | undefined;
  completedAt: Milliseconds | undefined;
  returnCode: number | undefined;
  reason: string | undefined;
  cause: TaskCause | undefined;
  result: string | undefined;
  leftovers: readonly string[];
  leftoversKept: boolean;
  waitsFor: 'project' | 'slot' | undefined;
  stalledSince: Milliseconds | undefined;
  turns: number | undefined;
  cost: number | undefined;
  sessionId: string | undefined;
  changes: Changes | undefined;
  notes: readonly string[];
  process: RunningProcess | undefined;
  lines: LineRing | (() => readonly string[]) = new LineRing();
  #activity: string | undefined;

  constructor(facts: TaskFacts, place: TaskPlace) {
    this.id = facts.id;
    this.name = facts.name;
    this.prompt = facts.prompt;
    this.projectDir = facts.projectDir;
    this.agent = facts.agent;
    this.createdAt = facts.createdAt;
    this.status = facts.status;
    this.startedAt = facts.startedAt;
    this.completedAt = facts.completedAt;
    this.returnCode = facts.returnCode;
    this.reason = facts.reason;
    this.cause = facts.cause;
    this.result = facts.result;
    this.leftovers = facts.leftovers;
    this.leftoversKept = facts.leftoversKept;
    this.waitsFor = facts.waitsFor;
    this.stalledSince = facts.stalledSince;
    this.turns = facts.turns;
    this.cost = facts.cost;
    this.sessionId = facts.sessionId;
    this.changes = facts.changes;
    this.notes = facts.notes;
    this.place = place;
    this.#activity = facts.activity;
  }

  get done(): Promise<TaskOutcome> {
    return this.ended.promise;
  }

  get outputLines(): readonly string[] {
    return this.lines instanceof LineRing ? this.lines.all() : this.lines();
  }

  /** Those after the first `count`, as far as they are kept, and how many there were by now. */
  linesAfter(count: number): { readonly lines: readonly string[]; readonly count: number } {
    const lines = this.outputLines;
    const now = this.lines instanceof LineRing ? this.lines.count : lines.length;
    return { lines: count >= now ? [] : lines.slice(-(now - count)), count: now };
  }

  get activity(): string | undefined {
    if (this.#activity !== undefined) return this.#activity;
    const line = this.lines instanceof LineRing ? this.lines.lastTelling() : undefined;
    return line === undefined ? undefined : firstLine(line) || undefined;
  }

  set activity(text: string | undefined) {
    this.#activity = text;
  }

  push(line: string): void {
    if (this.lines instanceof LineRing) this.lines.push(line);
  }

  note(sentence: string): void {
    this.notes = [...this.notes, sentence];
  }
}
