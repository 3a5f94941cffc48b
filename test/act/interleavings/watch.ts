import { isLive, type Task, type TaskStatus } from '../../../src/core/task.ts';
import type { Kind } from './operations.ts';
import { ENDS } from './scripts.ts';

const RANK: Readonly<Record<TaskStatus, number>> = { pending: 0, running: 1, completed: 2, failed: 2, cancelled: 2 };

interface Seen {
  readonly ticket: string;
  readonly kind: Kind;
  /** The record of the newest life. */
  task: Task;
  status: TaskStatus;
}

/** Keeps all that was seen of tasks over several lives, and notes what breaks a promise. */
export class Watch {
  readonly #seen = new Map<number, Seen>();
  readonly #faults: string[] = [];
  /** By id. */
  readonly #finals: number[] = [];
  readonly #cancels = new Set<number>();
  readonly #removed = new Set<number>();
  #lastId = 0;

  accepted(task: Task, kind: Kind, ticket: string): void {
    if (task.id <= this.#lastId) this.fault(`id ${task.id} after ${this.#lastId}`);
    this.#lastId = Math.max(this.#lastId, task.id);
    this.#seen.set(task.id, { ticket, kind, task, status: 'pending' });
  }

  fault(sentence: string): void {
    this.#faults.push(sentence);
  }

  removed(task: Task): void {
    this.#removed.add(task.id);
  }

  final(task: Task): void {
    this.#finals.push(task.id);
  }

  cancelling(task: Task): void {
    this.#cancels.add(task.id);
  }

  /** `life`: still the one in which it was asked. */
  cancelAnswered(task: Task, answer: boolean, life: 'same' | 'another'): void {
    if (answer !== (task.status === 'cancelled')) this.fault(`cancel of ${task.id} said ${answer}: ${task.status}`);
    if (!answer && life === 'same' && isLive(task))
      this.fault(`cancel of ${task.id} did nothing: it is ${task.status}`);
  }

  /** At any moment: no status goes back, and a project has one running task at most. */
  look(tasks: readonly Task[]): void {
    for (const task of tasks) {
      const seen = this.#seen.get(task.id);
      if (seen === undefined) continue;
      const [before, now] = [seen.status, task.status];
      if (RANK[now] < RANK[before] || (RANK[before] === 2 && now !== before)) {
        this.fault(`task ${task.id} was ${before} and is ${now}`);
      }
      seen.status = now;
      seen.task = task;
    }
    const running = tasks.filter(({ status }) => status === 'running').map(({ projectDir }) => projectDir);
    if (new Set(running).size < running.length) this.fault('two tasks run in one project');
  }

  /** Once nothing is live any more; `tasks`: as known in a life after that. */
  faultsAtTheEnd(tasks: readonly Task[]): readonly string[] {
    const known = new Map(tasks.map((task) => [task.id, task]));
    return [
      ...this.#faults,
      ...[...this.#seen.values()].flatMap((seen) => this.#wrongWith(seen, known.get(seen.task.id))),
    ];
  }

  #wrongWith({ task, kind, ticket }: Seen, now: Task | undefined): readonly string[] {
    const { id, status, reason, returnCode, outputLines } = task;
    const faults: string[] = [];
    const says = (what: string) => faults.push(`task ${id} (${kind}, ${status}: ${reason}) ${what}`);
    const finals = this.#finals.filter((other) => other === id).length;
    const isRemoved = this.#removed.has(id);
    if (finals !== 1) says(`had ${finals} final events`);
    if (isRemoved !== (now === undefined)) says(isRemoved ? 'was removed and is back' : 'is lost');
    if (now !== undefined && now.status !== status) says(`is ${now.status} after a restart`);
    if (status === 'cancelled' && !this.#cancels.has(id)) says('was not cancelled by anybody');
    if (status === 'cancelled') return faults;
    if (`${status} ${returnCode}` !== ENDS[kind]) says('ended otherwise');
    if (kind !== 'missing' && !isRemoved && outputLines.join() !== ticket)
      says(`printed ${JSON.stringify(outputLines)}`);
    return faults;
  }
}
