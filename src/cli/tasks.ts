import { basename } from 'node:path';
import type { Command } from 'commander';
import type { TaskFacts } from '../core/task.ts';
import type { Milliseconds } from '../core/time.ts';
import { daemonClient } from './daemon-client.ts';
import { duration } from './duration.ts';
import { type JsonOption, print, printingCommand } from './print.ts';
import { table, terminalWidth } from './table.ts';
import { lastWordOf, stateOf } from './task-state.ts';

/** `wilco tasks`: all that the daemon knows, newest first. */
export function tasksCommand(): Command {
  return printingCommand('tasks', 'Lists the tasks, newest first.').action(async (options: JsonOption) => {
    const tasks = await daemonClient().tasks();
    print(options, tasks, () => (tasks.length === 0 ? NONE : tasksTable(tasks, Date.now())));
  });
}

const NONE = 'No tasks yet. Start one: wilco start fix the failing tests';

function tasksTable(tasks: readonly TaskFacts[], now: Milliseconds): string {
  const rows = tasks.map((task) => [
    String(task.id),
    stateOf(task),
    duration((task.completedAt ?? now) - (task.startedAt ?? task.createdAt)),
    task.name,
    basename(task.projectDir),
    lastWordOf(task, tasks, now),
  ]);
  return table([['ID', 'STATUS', 'TIME', 'NAME', 'PROJECT', 'LAST WORD'], ...rows], terminalWidth());
}
