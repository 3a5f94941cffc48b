import type { Announcement } from '../../core/announcement.ts';
import type { ErrorCode } from '../../core/error.ts';
import type { Intent } from '../../core/intent.ts';
import type { Question } from '../../core/question.ts';

/** Whether an announcement shows that the open question has been answered, so that its popup can go. */
export function settles(announcement: Announcement, question: Question): boolean {
  if (announcement.type === 'dismissed') return true;
  if (announcement.type === 'problem') return refusals.includes(announcement.error.code);
  switch (question.type) {
    case 'confirm':
      return carriesOut(announcement, question.intent);
    case 'whichProject':
      return announcement.type === 'taskStarted' && announcement.task.prompt === question.prompt;
    case 'whichTask':
      return question.candidates.some(({ id }) => carriesOut(announcement, { type: question.purpose, taskId: id }));
  }
}

function carriesOut(announcement: Announcement, intent: Intent): boolean {
  switch (intent.type) {
    case 'start':
      return announcement.type === 'taskStarted' && announcement.task.prompt === intent.prompt;
    case 'cancel':
      return announcement.type === 'taskEnded' && announcement.task.id === intent.taskId;
    case 'taskStatus':
    case 'result':
      return announcement.type === intent.type && announcement.task.id === intent.taskId;
    case 'status':
    case 'help':
      return announcement.type === intent.type;
  }
}

/** What ACT says when it cannot do what was agreed to. */
const refusals: readonly ErrorCode[] = [
  'agent_missing',
  'agent_failed_to_start',
  'nothing_to_answer',
  'project_busy',
  'project_missing',
  'project_unknown',
  'state_unwritable',
  'task_unknown',
];
