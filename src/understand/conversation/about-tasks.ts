import type { Announcement } from '../../core/announcement.ts';
import type { Question } from '../../core/question.ts';
import type { TaskFacts } from '../../core/task.ts';

/** Which tasks an announcement puts into a person's mind. */
export interface TasksTold {
  /** The one that "it" means from then on; undefined for none or several. */
  readonly about: number | undefined;
  /** The row in which "the second one" has a place; undefined where none was listed. */
  readonly listed: readonly number[] | undefined;
}

export function tasksTold(announcement: Announcement): TasksTold {
  switch (announcement.type) {
    case 'taskStarted':
    case 'taskEnded':
    case 'taskStatus':
    case 'result':
    case 'taskQueued':
    case 'taskStalled':
    case 'changes':
    case 'renamed':
    case 'opened':
      return { about: announcement.task.id, listed: undefined };
    case 'status':
      return inRow(announcement.live);
    case 'allCancelled':
      return inRow(announcement.tasks);
    case 'question':
      return askedAbout(announcement.question);
    case 'help':
    case 'dismissed':
    case 'notUnderstood':
    case 'nothingHeard':
    case 'fellBack':
    case 'problem':
    case 'projectSwitched':
    case 'projects':
    case 'currentProject':
    case 'projectOpened':
    case 'commandEnded':
    case 'saying':
    case 'speech':
    case 'stoppedReading':
    case 'wordAdded':
    case 'wordForgotten':
    case 'shuttingDown':
      return NONE;
  }
}

const NONE: TasksTold = { about: undefined, listed: undefined };

function askedAbout(question: Question): TasksTold {
  switch (question.type) {
    case 'confirm':
      return question.tasks.length > 1 ? inRow(question.tasks) : { about: question.tasks[0]?.id, listed: undefined };
    case 'whichTask':
      return { about: undefined, listed: question.candidates.map(({ id }) => id) };
    case 'confirmSeveral':
    case 'queueBehind':
    case 'whichProject':
      return NONE;
  }
}

function inRow(tasks: readonly TaskFacts[]): TasksTold {
  const listed = tasks.map(({ id }) => id);
  return { about: listed.length === 1 ? listed[0] : undefined, listed: listed.length === 0 ? undefined : listed };
}
