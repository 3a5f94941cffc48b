import type { Phrase } from '../../core/phrase.ts';
import type { TaskFacts } from '../../core/task.ts';
import { shownDuration, spokenDuration } from './duration.ts';
import { withoutMarkdown } from './markdown.ts';
import { oneLine, plainText } from './plain-text.ts';
import { firstLines, shorten } from './shorten.ts';
import { firstSentences, speakable } from './speakable.ts';
import { leftoversSentence, projectName, ranFor, taskName, whereabouts } from './task-words.ts';
import type { TellingContext } from './telling-context.ts';

export function taskStarted(task: TaskFacts): Phrase {
  return {
    title: `Started: ${taskName(task)}`,
    body: whereabouts(task),
    spoken: speakable(`Started: ${taskName(task)}, in ${projectName(task.projectDir)}.`),
    urgency: 'normal',
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
      return taskStarted(task);
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
      leftoversSentence(task),
    ),
    spoken: sentences(
      `${taskName(task)} is done${span === undefined ? '' : `, in ${spokenDuration(span)}`}.`,
      firstSentences(speakable(result), 2, 200),
      leftoversSentence(task),
    ),
    urgency: 'normal',
  };
}

function failed(task: TaskFacts, context: TellingContext): Phrase {
  const reason = shorten(oneLine(task.reason ?? ''), 300);
  const span = ranFor(task, context.now);
  return {
    title: `Failed: ${taskName(task)}`,
    body: lines(
      reason === '' ? exitSentence(task) : reason,
      firstLines(withoutMarkdown(plainText(task.result ?? '')), 2, 160),
      leftoversSentence(task),
      facts(span === undefined ? '' : `failed after ${shownDuration(span)}`, task),
      `What it wrote: wilco output ${task.id}`,
    ),
    spoken: sentences(
      `${taskName(task)} failed.`,
      firstSentences(speakable(reason === '' ? exitSentence(task) : reason), 2, 200),
      leftoversSentence(task),
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
    ),
    spoken: sentences(`${taskName(task)} is cancelled.`, leftoversSentence(task)),
    urgency: 'normal',
  };
}

function exitSentence(task: TaskFacts): string {
  return task.returnCode === undefined ? 'It ended without saying why.' : `It ended with exit code ${task.returnCode}.`;
}

/** "done in 2 min 10 s · in api · task 3" */
function facts(span: string, task: TaskFacts): string {
  return span === '' ? whereabouts(task) : `${span} · ${whereabouts(task)}`;
}

function lines(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('\n');
}

function sentences(...parts: readonly string[]): string {
  return speakable(parts.filter((part) => part !== '').join('\n'));
}
