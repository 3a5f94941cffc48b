import type { Journal, ProcessIdentity, TaskEvent } from '../../core/journal.ts';
import type { TaskFacts } from '../../core/task.ts';
import { changeKnown } from './change-known.ts';

/** A task as the journal knows it. */
export interface RememberedTask {
  readonly facts: TaskFacts;
  readonly marker: string;
  /** The machine's life in which it was ordered; undefined in an older journal. */
  readonly bootId: string | undefined;
  /** Bytes of its log that are kept; undefined: all. */
  readonly logLimit: number | undefined;
  /** See `created` in the journal. */
  readonly projectKey: string | undefined;
  /** Undefined when its agent was not started, was over before Wilco saw it, or Wilco died before it could write that down. */
  readonly process: ProcessIdentity | undefined;
  /** The folder of its control group, where it has one. */
  readonly cgroup: string | undefined;
}

export interface Memory {
  /** The highest id that was ever given; 0 when none was. */
  readonly lastId: number;
  /** By id. */
  readonly tasks: readonly RememberedTask[];
}

/** What the journal's events come to. Events of tasks that it does not know are left out. */
export async function replayTasks(journal: Journal): Promise<Memory> {
  const tasks = new Map<number, RememberedTask>();
  let lastId = 0;
  for await (const event of journal.replay()) {
    switch (event.type) {
      case 'created':
        lastId = Math.max(lastId, event.task.id);
        tasks.set(event.task.id, created(event));
        break;
      case 'started':
        changeKnown(tasks, event.id, (task) => started(task, event));
        break;
      case 'ended':
        changeKnown(tasks, event.task.id, (task) => ({ ...task, facts: event.task }));
        break;
      case 'renamed':
        changeKnown(tasks, event.id, (task) => ({ ...task, facts: { ...task.facts, name: event.name } }));
        break;
      case 'removed':
        tasks.delete(event.id);
        break;
      case 'compacted':
        lastId = Math.max(lastId, event.lastId);
        break;
    }
  }
  return { lastId, tasks: [...tasks.values()].sort((a, b) => a.facts.id - b.facts.id) };
}

function created(event: Extract<TaskEvent, { type: 'created' }>): RememberedTask {
  const { task: facts, marker, bootId, logLimit, projectKey } = event;
  return { facts, marker, bootId, logLimit, projectKey, process: undefined, cgroup: undefined };
}

function started(task: RememberedTask, event: Extract<TaskEvent, { type: 'started' }>): RememberedTask {
  const facts: TaskFacts = { ...task.facts, status: 'running', startedAt: event.at, waitsFor: undefined };
  return { ...task, facts, process: event.process, cgroup: event.cgroup };
}
