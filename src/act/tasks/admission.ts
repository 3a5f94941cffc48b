import { randomUUID } from 'node:crypto';
import type { TaskFacts } from '../../core/task.ts';
import { bootId } from '../containment/process-identity.ts';
import { waitFor } from '../containment/wait-for.ts';
import type { TaskStore } from '../journal/task-store.ts';
import { factsOf } from './facts-of.ts';
import { newTask } from './new-task.ts';
import { projectBusy, wasStopped } from './refusals.ts';
import { type ProjectFolder, resolveProject } from './resolve-project.ts';
import type { TaskBook } from './task-book.ts';
import { TaskRecord } from './task-record.ts';

export interface AdmissionRules {
  /** Bytes of each task's log that are kept; 0: all. */
  readonly logLimit: number;
  /** Nobody is admitted any more. */
  readonly stopping: AbortSignal;
}

export interface WantedTask extends Pick<TaskFacts, 'name' | 'prompt' | 'agent' | 'projectDir'> {
  /** Whether it may wait for those that its project has already. */
  readonly queue: boolean;
}

/** Who comes first is admitted first, but nobody waits longer for the folder of another, on a dead disk perhaps. */
const TURN = 1_000;

/** Lets tasks in, in the order in which they came. */
export class Admission {
  readonly #book: TaskBook;
  readonly #rules: AdmissionRules;
  #last: Promise<unknown> = Promise.resolve();

  constructor(book: TaskBook, rules: AdmissionRules) {
    this.#book = book;
    this.#rules = rules;
  }

  /**
   * Resolves with the record of a task that is in the book and in the journal, and has not begun. Rejects with
   * `project_busy`, `project_missing`, `daemon_not_running` or `state_unwritable`; then it is in neither.
   */
  async admit(wanted: WantedTask, store: TaskStore): Promise<TaskRecord> {
    const resolved = resolveProject(wanted.projectDir);
    const admitted = Promise.allSettled([waitFor(this.#last, TURN), resolved]).then(async () =>
      this.#letIn(wanted, await resolved, store),
    );
    this.#last = admitted.catch(() => {});
    const task = await admitted;
    try {
      const { marker, logLimit, projectKey } = task.place;
      const about = { task: factsOf(task), marker, bootId: bootId(), logLimit, projectKey };
      await store.journal.append({ v: 1, type: 'created', at: task.createdAt, ...about });
    } catch (cause) {
      this.#book.drop(task);
      throw cause;
    }
    return task;
  }

  /** Nothing in here waits: whoever passes has the project from then on, or a place behind it. */
  #letIn({ name, prompt, agent, queue }: WantedTask, project: ProjectFolder, store: TaskStore): TaskRecord {
    if (this.#rules.stopping.aborted) throw wasStopped();
    const other = this.#book.liveIn(project.key);
    if (other !== undefined && !queue) throw projectBusy(other);
    const id = this.#book.nextId();
    const task = new TaskRecord(newTask(id, { name, prompt, agent, projectDir: project.dir }), {
      marker: randomUUID(),
      logFile: store.logFile(id),
      logLimit: this.#rules.logLimit,
      projectKey: project.key,
    });
    this.#book.add(task);
    return task;
  }
}
