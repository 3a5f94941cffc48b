import { TaskManager } from './task-manager.ts';

let one: TaskManager | undefined;

/** The program's task manager: the same object however often it is asked for. Its tasks last as long as the program. */
export function taskManager(): TaskManager {
  one ??= new TaskManager();
  return one;
}
