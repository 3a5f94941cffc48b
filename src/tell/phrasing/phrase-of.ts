import type { Announcement } from '../../core/announcement.ts';
import type { Phrase } from '../../core/phrase.ts';
import { changes } from './change-phrases.ts';
import { nothingHeard, notUnderstood } from './misheard-phrases.ts';
import { question } from './question-phrases.ts';
import { status, taskStatus } from './status-phrases.ts';
import { taskEnded, taskQueued, taskStalled, taskStarted } from './task-phrases.ts';
import type { TellingContext } from './telling-context.ts';
import { dismissed, help, problem, result } from './text-phrases.ts';

/** An announcement in words. Pure; whatever the announcement holds, the phrase is plain text of bounded length. */
export function phraseOf(announcement: Announcement, context: TellingContext): Phrase {
  switch (announcement.type) {
    case 'taskStarted':
      return taskStarted(announcement.task);
    case 'taskEnded':
      return taskEnded(announcement.task, context);
    case 'status':
      return status(announcement.live, announcement.lastEnded, context);
    case 'taskStatus':
      return taskStatus(announcement.task, context);
    case 'result':
      return result(announcement.task, announcement.text, context);
    case 'taskQueued':
      return taskQueued(announcement.task);
    case 'taskStalled':
      return taskStalled(announcement.task, context);
    case 'changes':
      return changes(announcement.task);
    case 'help':
      return help(announcement.sentences);
    case 'question':
      return question(announcement.question, context);
    case 'dismissed':
      return dismissed();
    case 'notUnderstood':
      return notUnderstood(announcement.text, announcement.suggestions);
    case 'nothingHeard':
      return nothingHeard(announcement.why);
    case 'problem':
      return problem(announcement.error);
  }
}
