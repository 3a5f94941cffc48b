import type { Phrase } from '../../core/phrase.ts';
import { isLive, type TaskFacts } from '../../core/task.ts';
import { shownDuration, spokenDuration } from './duration.ts';
import { oneLine } from './plain-text.ts';
import { shorten } from './shorten.ts';
import { speakable } from './speakable.ts';
import { taskEnded } from './task-phrases.ts';
import { counted, enumerated, projectName, ranFor, silentFor, spent, taskName, whereabouts } from './task-words.ts';
import type { TellingContext } from './telling-context.ts';

/** What is running, by id; with nothing running, what ended last. */
export function status(live: readonly TaskFacts[], lastEnded: TaskFacts | undefined, context: TellingContext): Phrase {
  if (live.length === 0) return nothingRunning(lastEnded, context);
  const shown = live.slice(0, 8).map((task) => listed(task, live, context));
  const running = live.filter((task) => task.status === 'running');
  const title = headline(running.length, live.length - running.length);
  const isLong = live.length > 3;
  const named = (isLong ? live.slice(-3) : live).map((task) => `${taskName(task)} ${spokenState(task, live, context)}`);
  return {
    title,
    body: (live.length > 8 ? [...shown, `… and ${live.length - 8} more: wilco tasks`] : shown).join('\n'),
    spoken: speakable(`${title}${isLong ? '. The newest are' : ''}: ${enumerated(named, 'and')}.`),
    urgency: 'normal',
  };
}

/** How one task is doing; one that ended is told as if it ended now, with how long ago that was. */
export function taskStatus(task: TaskFacts, context: TellingContext): Phrase {
  if (!isLive(task)) {
    const ended = taskEnded(task, context);
    const ago = agoLine(task, context);
    return { ...ended, body: ago === '' ? ended.body : `${ended.body}\n${ago}`, urgency: 'normal' };
  }
  const activity = shorten(oneLine(task.activity ?? ''), 160);
  const isWaiting = task.status === 'pending';
  const silent = silentFor(task, context.now);
  const silence = silent === undefined ? '' : `It has been silent for ${shownDuration(silent)}.`;
  const isRunning = `is running ${spokenState(task, [], context)}`;
  return {
    title: `${taskName(task, 30)}: ${isWaiting ? 'waiting to start' : `running ${shownAge(task, context)}`}`,
    body: [
      isWaiting ? reasonToWait(task) : activity,
      silence,
      [spent(task), whereabouts(task)].filter(isSome).join(' · '),
    ]
      .filter(isSome)
      .join('\n'),
    spoken: speakable(
      isWaiting
        ? `${taskName(task)} is waiting.\n${reasonToWait(task)}`
        : `${taskName(task)} ${isRunning}.\n${silent === undefined ? activity : ''}`,
    ),
    urgency: 'normal',
  };
}

function nothingRunning(lastEnded: TaskFacts | undefined, context: TellingContext): Phrase {
  const title = 'Nothing is running';
  if (lastEnded === undefined)
    return { title, body: 'Say “start task …” to begin.', spoken: `${title}.`, urgency: 'normal' };
  const { title: ended } = taskEnded(lastEnded, context);
  const ago = agoLine(lastEnded, context);
  return {
    title,
    body: ['The last one:', ended, ago === '' ? whereabouts(lastEnded) : `${ago}, ${whereabouts(lastEnded)}`].join(
      '\n',
    ),
    spoken: speakable(`${title}.\nThe last one was ${taskName(lastEnded)}, ${lastEnded.status}.`),
    urgency: 'normal',
  };
}

function headline(running: number, waiting: number): string {
  const first = `${counted(running, 'task')} ${running === 1 ? 'is' : 'are'} running`;
  if (waiting === 0) return first;
  return `${running === 0 ? 'Nothing is running' : first}, ${waiting} ${waiting === 1 ? 'waits' : 'wait'}`;
}

function listed(task: TaskFacts, live: readonly TaskFacts[], context: TellingContext): string {
  const silent = silentFor(task, context.now);
  const state = task.status === 'pending' ? waiting(task, live) : shownAge(task, context);
  const head = `${task.id} · ${taskName(task, 36)} · ${projectName(task.projectDir)} · ${state}`;
  const activity = shorten(oneLine(task.activity ?? ''), 60);
  const below = silent === undefined ? activity : `silent for ${shownDuration(silent)}`;
  return below === '' ? head : `${head}\n    ${below}`;
}

/** "waiting for task 1", as far as `live` tells. */
function waiting(task: TaskFacts, live: readonly TaskFacts[]): string {
  const ahead = live.findLast((other) => other.id < task.id && other.projectDir === task.projectDir);
  if (task.waitsFor === 'project' && ahead !== undefined) return `waiting for task ${ahead.id}`;
  return task.waitsFor === 'slot' ? 'waiting for a task to end' : 'waiting';
}

function reasonToWait(task: TaskFacts): string {
  switch (task.waitsFor) {
    case 'project':
      return `It starts when ${projectName(task.projectDir)} is free.`;
    case 'slot':
      return 'It starts when another task has ended.';
    case undefined:
      return '';
  }
}

function shownAge(task: TaskFacts, context: TellingContext): string {
  return `for ${shownDuration(ranFor(task, context.now) ?? 0)}`;
}

function spokenState(task: TaskFacts, live: readonly TaskFacts[], context: TellingContext): string {
  const silent = silentFor(task, context.now);
  if (task.status === 'pending') return waiting(task, live);
  const age = `for ${spokenDuration(ranFor(task, context.now) ?? 0)}`;
  return silent === undefined ? age : `${age}, silent for ${spokenDuration(silent)}`;
}

function isSome(text: string): boolean {
  return text !== '';
}

function agoLine(task: TaskFacts, context: TellingContext): string {
  return task.completedAt === undefined ? '' : `${shownDuration(context.now - task.completedAt)} ago`;
}
