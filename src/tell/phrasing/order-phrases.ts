import type { OpenWhat } from '../../core/intent.ts';
import type { Phrase } from '../../core/phrase.ts';
import type { TaskFacts } from '../../core/task.ts';
import type { Milliseconds } from '../../core/time.ts';
import { lines } from './lines.ts';
import { oneLine } from './plain-text.ts';
import { shorten } from './shorten.ts';
import { speakable } from './speakable.ts';
import { taskEnded } from './task-phrases.ts';
import { counted, leftoversSentence, projectName, taskName, whereabouts } from './task-words.ts';
import type { TellingContext } from './telling-context.ts';
import { undoLine } from './undo-words.ts';

/** What became of all that lived. One that ended by itself meanwhile is not called cancelled. */
export function allCancelled(tasks: readonly TaskFacts[], context: TellingContext): Phrase {
  const [first] = tasks;
  if (first === undefined) {
    const title = 'There is nothing to cancel';
    return { title, body: 'No task is running or waiting.', spoken: `${title}.`, urgency: 'normal' };
  }
  if (tasks.length === 1) return taskEnded(first, context);
  const shown = tasks.slice(0, MOST).map(endedLine);
  const more = tasks.length > MOST ? [`… and ${tasks.length - MOST} more: wilco tasks`] : [];
  const title = cancelledCount(tasks);
  return { title, body: [...shown, ...more].join('\n'), spoken: speakable(title), urgency: 'normal' };
}

/** Its new name stands in the title, for it is what the task is called from now on. */
export function renamed(
  task: TaskFacts,
  before: string,
  undoUntil: Milliseconds | undefined,
  context: TellingContext,
): Phrase {
  const former = shorten(oneLine(before), 40);
  return {
    title: `Renamed: ${taskName(task)}`,
    body: lines(former === '' ? '' : `It was called ${former}.`, undoLine(undoUntil, context), whereabouts(task)),
    spoken: speakable(`Task ${task.id} is now called ${taskName(task)}.`),
    urgency: 'normal',
  };
}

export function opened(task: TaskFacts, what: OpenWhat, path: string): Phrase {
  const opened = openedThing(task, what);
  return {
    title: `Opened ${opened}`,
    body: lines(shorten(oneLine(path), 300), whereabouts(task)),
    spoken: speakable(`Opened ${opened}.`),
    urgency: 'low',
  };
}

/** "the output of refactor auth", "the folder of api" */
export function openedThing(task: TaskFacts, what: OpenWhat): string {
  switch (what) {
    case 'output':
      return `the output of ${taskName(task)}`;
    case 'folder':
      return `the folder of ${projectName(task.projectDir)}`;
    case 'diff':
      return `the changes of ${taskName(task)}`;
  }
}

/** A popup has room for so many beside the rest. */
const MOST = 8;

function cancelledCount(tasks: readonly TaskFacts[]): string {
  const cancelled = tasks.filter(({ status }) => status === 'cancelled').length;
  const others = tasks.length - cancelled;
  if (cancelled === 0) return 'All had ended already';
  const sentence = `${counted(cancelled, 'task')} ${cancelled === 1 ? 'is' : 'are'} cancelled`;
  return others === 0 ? sentence : `${sentence}, ${others} had ended already`;
}

function endedLine(task: TaskFacts): string {
  const state = task.status === 'cancelled' ? '' : ` · ${task.status}`;
  const line = `${task.id} · ${taskName(task)} · ${projectName(task.projectDir)}${state}`;
  const leftovers = leftoversSentence(task);
  return leftovers === '' ? line : `${line}\n    ${leftovers}`;
}
