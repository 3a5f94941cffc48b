import type { Journal, ProcessIdentity } from '../../core/journal.ts';
import type { TaskFacts } from '../../core/task.ts';
import type { Milliseconds } from '../../core/time.ts';

/** A task as the journal knows it. */
export interface RememberedTask {
  readonly facts: TaskFacts;
  readonly marker: string;
  /** Undefined when its agent was not started, or Wilco died before it could write that down. */
  readonly process: ProcessIdentity | undefined;
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
        tasks.set(event.task.id, { facts: event.task, marker: event.marker, process: undefined });
        break;
      case 'started':
        change(tasks, event.id, (task) => started(task, event.process, event.at));
        break;
      case 'ended':
        change(tasks, event.task.id, (task) => ({ ...task, facts: event.task }));
        break;
      case 'removed':
        tasks.delete(event.id);
        break;
    }
  }
  return { lastId, tasks: [...tasks.values()].sort((a, b) => a.facts.id - b.facts.id) };
}

function started(task: RememberedTask, process: ProcessIdentity, at: Milliseconds): RememberedTask {
  return { ...task, process, facts: { ...task.facts, status: 'running', startedAt: at } };
}

function change(tasks: Map<number, RememberedTask>, id: number, to: (task: RememberedTask) => RememberedTask): void {
  const task = tasks.get(id);
  if (task !== undefined) tasks.set(id, to(task));
}
