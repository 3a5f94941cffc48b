import type { Agent } from '../../core/agent.ts';
import type { Journal } from '../../core/journal.ts';
import type { Launcher } from '../containment/launcher.ts';
import { bootId } from '../containment/process-identity.ts';
import { openTaskStore, type TaskStore } from '../journal/task-store.ts';
import { isDiskFull } from './disk-full.ts';
import { Dispatcher } from './dispatcher.ts';
import type { RunContext } from './run-context.ts';
import { takeOver } from './take-over.ts';
import type { TaskBook } from './task-book.ts';

/** What there is while a task manager is open. */
export interface OpenTasks {
  readonly store: TaskStore;
  readonly dispatcher: Dispatcher;
}

export interface TaskHouse extends Pick<RunContext, 'events' | 'jobs' | 'log' | 'settings' | 'env'> {
  readonly stateDir: string | undefined;
  /** Used where there is no `stateDir`. */
  readonly journal: Journal | undefined;
  readonly book: TaskBook;
  readonly launcher: Launcher;
  readonly agentNamed: (name: string) => Agent;
}

/**
 * Opens the place where tasks are kept, and fills the book with those of an earlier life. Rejects with `state_in_use`
 * or `state_unwritable`; then nothing is open.
 */
export async function openTasks(house: TaskHouse, stopping: AbortSignal): Promise<OpenTasks> {
  const { stateDir, journal, book, launcher, agentNamed, ...shared } = house;
  const store = await openTaskStore(stateDir, journal);
  const context = {
    ...{ ...shared, journal: store.journal, files: store, bootId: bootId() },
    isDiskFull: () => isDiskFull(store.runsDir),
  };
  const dispatcher = new Dispatcher(context, launcher, (task) => agentNamed(task.agent));
  try {
    await takeOver({ store, book, dispatcher, settings: shared.settings, signal: stopping, agentNamed });
  } catch (cause) {
    await dispatcher.close(false);
    await store.close();
    throw cause;
  }
  return { store, dispatcher };
}
