import type { RunningProcess, Task, TaskFacts, TaskOutcome, TaskStatus } from '../../core/task.ts';
import type { Milliseconds } from '../../core/time.ts';
import { firstLine } from '../output/first-line.ts';
import { LineRing } from '../output/line-ring.ts';

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

/** A task's record, which its run writes and all others read. */
export class TaskRecord implements Task, Mutable<Omit<TaskFacts, 'activity'>> {
  readonly id: number;
  readonly name: string;
  readonly prompt: string;
  readonly projectDir: string;
  readonly agent: string;
  readonly createdAt: Milliseconds;
  /** See `Origin`. */
  readonly marker: string;
  readonly logFile: string;
  /** Resolves when the agent runs, or when the task ended before it could. */
  readonly begun = Promise.withResolvers<void>();
  readonly ended = Promise.withResolvers<TaskOutcome>();
  status: TaskStatus;
  startedAt: Milliseconds | undefined;
  completedAt: Milliseconds | undefined;
  returnCode: number | undefined;
  reason: string | undefined;
  result: string | undefined;
  leftovers: readonly string[];
  process: RunningProcess | undefined;
  lines: LineRing | (() => readonly string[]) = new LineRing();
  #activity: string | undefined;

  constructor(facts: TaskFacts, where: { readonly marker: string; readonly logFile: string }) {
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
    this.result = facts.result;
    this.leftovers = facts.leftovers;
    this.marker = where.marker;
    this.logFile = where.logFile;
    this.#activity = facts.activity;
  }

  get done(): Promise<TaskOutcome> {
    return this.ended.promise;
  }

  get outputLines(): readonly string[] {
    return this.lines instanceof LineRing ? this.lines.all() : this.lines();
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
}
