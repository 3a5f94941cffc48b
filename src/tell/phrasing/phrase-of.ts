import type { Announcement } from '../../core/announcement.ts';
import type { Phrase } from '../../core/phrase.ts';
import { changes } from './change-phrases.ts';
import { commandEnded, saying } from './command-phrases.ts';
import { shuttingDown, speech, stoppedReading, wordAdded, wordForgotten } from './house-phrases.ts';
import { fellBack, nothingHeard, notUnderstood } from './misheard-phrases.ts';
import { allCancelled, opened, renamed } from './order-phrases.ts';
import { currentProject, projectOpened, projectSwitched, projects } from './project-phrases.ts';
import { question } from './question-phrases.ts';
import { result } from './result-phrases.ts';
import { status, taskStatus } from './status-phrases.ts';
import { taskEnded, taskQueued, taskStalled, taskStarted } from './task-phrases.ts';
import type { TellingContext } from './telling-context.ts';
import { dismissed, help, problem } from './text-phrases.ts';

/** An announcement in words. Pure; whatever the announcement holds, the phrase is plain text of bounded length. */
export function phraseOf(announcement: Announcement, context: TellingContext): Phrase {
  switch (announcement.type) {
    case 'taskStarted':
      return taskStarted(announcement.task, announcement.undoUntil, context);
    case 'taskEnded':
      return taskEnded(announcement.task, context);
    case 'status':
      return status(announcement.live, announcement.lastEnded, context);
    case 'taskStatus':
      return taskStatus(announcement.task, context);
    case 'result':
      return result(announcement, context);
    case 'taskQueued':
      return taskQueued(announcement.task, announcement.undoUntil, context);
    case 'taskStalled':
      return taskStalled(announcement.task, context);
    case 'changes':
      return changes(announcement.task);
    case 'allCancelled':
      return allCancelled(announcement.tasks, context);
    case 'renamed':
      return renamed(announcement.task, announcement.before, announcement.undoUntil, context);
    case 'opened':
      return opened(announcement.task, announcement.what, announcement.path);
    case 'projectSwitched':
      return projectSwitched(announcement.project, announcement.before, announcement.undoUntil, context);
    case 'projects':
      return projects(announcement.projects, announcement.current);
    case 'currentProject':
      return currentProject(announcement.project);
    case 'projectOpened':
      return projectOpened(announcement.project);
    case 'commandEnded':
      return commandEnded(announcement);
    case 'saying':
      return saying(announcement.text);
    case 'speech':
      return speech(announcement.on, announcement.undoUntil, context);
    case 'stoppedReading':
      return stoppedReading();
    case 'wordAdded':
      return wordAdded(announcement, announcement.undoUntil, context);
    case 'wordForgotten':
      return wordForgotten(announcement.word);
    case 'shuttingDown':
      return shuttingDown(announcement.running, announcement.waiting);
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
    case 'fellBack':
      return fellBack(announcement.error);
    case 'problem':
      return problem(announcement.error);
  }
}
