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
    case 'queueBehind':
      return carriesOut(announcement, question.intent);
    case 'whichProject':
      return begins(announcement, question.prompt);
    case 'whichTask':
      return question.candidates.some(({ id }) => carriesOut(announcement, { type: question.purpose, taskId: id }));
  }
}

function carriesOut(announcement: Announcement, intent: Intent): boolean {
  switch (intent.type) {
    case 'start':
      return begins(announcement, intent.prompt);
    case 'cancel':
      return announcement.type === 'taskEnded' && announcement.task.id === intent.taskId;
    case 'taskStatus':
    case 'result':
    case 'changes':
      return announcement.type === intent.type && announcement.task.id === intent.taskId;
    case 'status':
    case 'help':
      return announcement.type === intent.type;
  }
}

function begins(announcement: Announcement, prompt: string): boolean {
  const isBegun = announcement.type === 'taskStarted' || announcement.type === 'taskQueued';
  return isBegun && announcement.task.prompt === prompt;
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
