import type { Phrase } from '../../core/phrase.ts';
import { isLive, type TaskFacts } from '../../core/task.ts';
import { shownDuration, spokenDuration } from './duration.ts';
import { oneLine } from './plain-text.ts';
import { shorten } from './shorten.ts';
import { speakable } from './speakable.ts';
import { taskEnded } from './task-phrases.ts';
import { enumerated, projectName, ranFor, taskName, whereabouts } from './task-words.ts';
import type { TellingContext } from './telling-context.ts';

/** What is running, by id; with nothing running, what ended last. */
export function status(live: readonly TaskFacts[], lastEnded: TaskFacts | undefined, context: TellingContext): Phrase {
  if (live.length === 0) return nothingRunning(lastEnded, context);
  const shown = live.slice(0, 8).map((task) => listed(task, context));
  const title = `${live.length} ${live.length === 1 ? 'task is' : 'tasks are'} running`;
  const named = live.slice(-3).map((task) => `${taskName(task)} ${spokenAge(task, context)}`);
  const intro = live.length > 3 ? `${title}. The newest are` : title;
  return {
    title,
    body: (live.length > 8 ? [...shown, `… and ${live.length - 8} more: wilco tasks`] : shown).join('\n'),
    spoken: speakable(`${intro}: ${enumerated(named, 'and')}.`),
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
  const state = task.status === 'pending' ? 'waiting to start' : `running ${shownAge(task, context)}`;
  return {
    title: `${taskName(task, 30)}: ${state}`,
    body: activity === '' ? whereabouts(task) : `${activity}\n${whereabouts(task)}`,
    spoken: speakable(`${taskName(task)} is ${spokenState(task, context)}\n${activity}`),
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

function listed(task: TaskFacts, context: TellingContext): string {
  const head = `${task.id} · ${taskName(task, 36)} · ${projectName(task.projectDir)} · ${shownAge(task, context)}`;
  const activity = shorten(oneLine(task.activity ?? ''), 60);
  return activity === '' ? head : `${head}\n    ${activity}`;
}

function shownAge(task: TaskFacts, context: TellingContext): string {
  const span = ranFor(task, context.now);
  return span === undefined ? 'waiting' : `for ${shownDuration(span)}`;
}

function spokenAge(task: TaskFacts, context: TellingContext): string {
  const span = ranFor(task, context.now);
  return span === undefined ? 'waiting' : `for ${spokenDuration(span)}`;
}

function spokenState(task: TaskFacts, context: TellingContext): string {
  return task.status === 'pending' ? 'waiting to start' : `running ${spokenAge(task, context)}`;
}

function agoLine(task: TaskFacts, context: TellingContext): string {
  return task.completedAt === undefined ? '' : `${shownDuration(context.now - task.completedAt)} ago`;
}
