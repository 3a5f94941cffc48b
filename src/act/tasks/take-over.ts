import type { Agent } from '../../core/agent.ts';
import { isLive } from '../../core/task.ts';
import { replayTasks } from '../journal/replay-tasks.ts';
import type { TaskStore } from '../journal/task-store.ts';
import { type Adopted, adoptAgent } from './adopt-agent.ts';
import type { Dispatcher } from './dispatcher.ts';
import { recall } from './recall.ts';
import type { TaskBook } from './task-book.ts';
import type { TaskRecord } from './task-record.ts';
import type { TaskSettings } from './task-settings.ts';

export interface TakeOver {
  readonly store: TaskStore;
  readonly book: TaskBook;
  readonly dispatcher: Dispatcher;
  readonly agentNamed: (name: string) => Agent;
  readonly settings: TaskSettings;
  readonly signal: AbortSignal;
}

/**
 * Knows the tasks of an earlier life again: what runs is watched on, what has ended is brought to its end, what never
 * began waits for its turn, and no file stays of what nobody knows. Resolves when each of them is on its way. Rejects
 * when the journal cannot be read.
 */
export async function takeOver({ store, book, dispatcher, agentNamed, settings, signal }: TakeOver): Promise<void> {
  const memory = await replayTasks(store.journal);
  book.skipTo(memory.lastId);
  await store.removeStrays(new Set(memory.tasks.map(({ facts }) => facts.id)));
  const tools = { files: store, poll: settings.adoptedPoll };
  const found: (readonly [task: TaskRecord, adopted: Promise<Adopted>])[] = [];
  for (const remembered of memory.tasks) {
    const task = await recall(remembered, store, agentNamed(remembered.facts.agent));
    book.add(task);
    if (isLive(task)) found.push([task, adoptAgent(task, remembered, tools, signal)]);
  }
  const waiting: TaskRecord[] = [];
  const resumed: TaskRecord[] = [];
  for (const [task, adopted] of found) {
    const now = await adopted;
    if ('type' in now) {
      waiting.push(task);
      continue;
    }
    resumed.push(task);
    dispatcher.resume(task, now);
  }
  for (const task of waiting) dispatcher.order(task);
  await Promise.all(resumed.map((task) => task.begun.promise));
}
