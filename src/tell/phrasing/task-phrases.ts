import type { Phrase } from '../../core/phrase.ts';
import type { TaskFacts } from '../../core/task.ts';
import type { Milliseconds } from '../../core/time.ts';
import { agentName } from './agent-words.ts';
import { whyFailed } from './cause-words.ts';
import { changesSentence } from './change-phrases.ts';
import { shownDuration, spokenDuration } from './duration.ts';
import { lines } from './lines.ts';
import { withoutMarkdown } from './markdown.ts';
import { plainText } from './plain-text.ts';
import { firstLines } from './shorten.ts';
import { firstSentences, speakable } from './speakable.ts';
import {
  leftoversSentence,
  noteLines,
  projectName,
  ranFor,
  silentFor,
  spent,
  taskName,
  whereabouts,
} from './task-words.ts';
import type { TellingContext } from './telling-context.ts';
import { spokenUndo, undoLine } from './undo-words.ts';

/** With how to take it back, while it can be: nothing stands between a misheard start and an agent but that. */
export function taskStarted(task: TaskFacts, undoUntil: Milliseconds | undefined, context: TellingContext): Phrase {
  return {
    title: `Started: ${taskName(task)}`,
    body: lines(`${whereabouts(task)} · ${agentName(task.agent)}`, undoLine(undoUntil, context)),
    spoken: sentences(
      `Started: ${taskName(task)}, in ${projectName(task.projectDir)}.`,
      spokenUndo(undoUntil, context),
    ),
    urgency: 'normal',
  };
}

/** It begins later, by itself. */
export function taskQueued(task: TaskFacts, undoUntil: Milliseconds | undefined, context: TellingContext): Phrase {
  const project = projectName(task.projectDir);
  const when = task.waitsFor === 'slot' ? 'when another task has ended' : `when ${project} is free`;
  return {
    title: `Queued: ${taskName(task)}`,
    body: lines(`It starts ${when}.`, `${whereabouts(task)} · ${agentName(task.agent)}`, undoLine(undoUntil, context)),
    spoken: speakable(`Queued: ${taskName(task)}, in ${project}.\nIt starts ${when}.`),
    urgency: 'normal',
  };
}

/** Nobody else would notice, so it stays on the screen. */
export function taskStalled(task: TaskFacts, context: TellingContext): Phrase {
  const span = silentFor(task, context.now);
  const shown = span === undefined ? '' : ` for ${shownDuration(span)}`;
  const spoken = span === undefined ? '' : ` for ${spokenDuration(span)}`;
  return {
    title: `Silent${shown}: ${taskName(task, 30)}`,
    body: lines(
      `It has neither printed nor worked${shown}.`,
      `To end it, say “cancel task ${task.id}”; else it goes on.`,
      whereabouts(task),
    ),
    spoken: speakable(
      `Task ${task.id}, ${taskName(task)}, has been silent${spoken}.\nTo end it, say: cancel task ${task.id}.`,
    ),
    urgency: 'critical',
  };
}

export function taskEnded(task: TaskFacts, context: TellingContext): Phrase {
  switch (task.status) {
    case 'completed':
      return completed(task, context);
    case 'failed':
      return failed(task, context);
    case 'cancelled':
      return cancelled(task, context);
    case 'pending':
    case 'running':
      return taskStarted(task, undefined, context);
  }
}

function completed(task: TaskFacts, context: TellingContext): Phrase {
  const span = ranFor(task, context.now);
  const result = plainText(task.result ?? '');
  return {
    title: `Done: ${taskName(task)}`,
    body: lines(
      facts(span === undefined ? '' : `done in ${shownDuration(span)}`, task),
      firstLines(withoutMarkdown(result), 3, 160),
      task.changes === undefined ? '' : changesSentence(task.changes),
      leftoversSentence(task),
      noteLines(task),
    ),
    spoken: sentences(
      `${taskName(task)} is done${span === undefined ? '' : `, in ${spokenDuration(span)}`}.`,
      firstSentences(speakable(result), 2, 200),
      leftoversSentence(task),
      noteSentence(task),
    ),
    urgency: 'normal',
  };
}

function failed(task: TaskFacts, context: TellingContext): Phrase {
  const why = whyFailed(task);
  const span = ranFor(task, context.now);
  return {
    title: `Failed: ${taskName(task)}`,
    body: lines(
      why.shown,
      why.remedy,
      firstLines(withoutMarkdown(plainText(task.result ?? '')), 2, 160),
      leftoversSentence(task),
      noteLines(task),
      facts(span === undefined ? '' : `failed after ${shownDuration(span)}`, task),
      task.startedAt === undefined ? '' : `What it wrote: wilco output ${task.id}`,
    ),
    spoken: sentences(
      `${taskName(task)} failed.`,
      firstSentences(speakable(why.spoken), 2, 200),
      leftoversSentence(task),
      noteSentence(task),
    ),
    urgency: 'critical',
  };
}

function cancelled(task: TaskFacts, context: TellingContext): Phrase {
  const span = ranFor(task, context.now);
  return {
    title: `Cancelled: ${taskName(task)}`,
    body: lines(
      facts(span === undefined ? 'before it began' : `after ${shownDuration(span)}`, task),
      leftoversSentence(task),
      noteLines(task),
    ),
    spoken: sentences(`${taskName(task)} is cancelled.`, leftoversSentence(task), noteSentence(task)),
    urgency: 'normal',
  };
}

function noteSentence({ notes }: TaskFacts): string {
  return firstSentences(speakable(notes[0] ?? ''), 1, 120);
}

/** "done in 2 min 10 s · 12 turns · $0.34 · in api · task 3" */
function facts(span: string, task: TaskFacts): string {
  return [span, spent(task), whereabouts(task)].filter((fact) => fact !== '').join(' · ');
}

function sentences(...parts: readonly string[]): string {
  return speakable(lines(...parts));
}
