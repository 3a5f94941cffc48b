import type { Announcement } from '../../core/announcement.ts';
import type { ErrorCode } from '../../core/error.ts';
import type { TaskWish } from '../../core/intent.ts';
import type { Question } from '../../core/question.ts';
import type { TaskFacts } from '../../core/task.ts';
import { begins, carriesOut } from './carries-out.ts';

/** Whether an announcement shows that the open question has been answered, so that its popup can go. */
export function settles(announcement: Announcement, question: Question): boolean {
  if (announcement.type === 'dismissed') return true;
  if (announcement.type === 'problem') return refusals.includes(announcement.error.code);
  switch (question.type) {
    case 'confirm':
      return carriesOut(announcement, question.intent, question.tasks);
    case 'confirmSeveral':
      return question.steps.some(({ intent, tasks }) => carriesOut(announcement, intent, tasks));
    case 'queueBehind':
      return carriesOut(announcement, question.intent, []);
    case 'whichProject':
      return question.prompt === undefined ? takesProject(announcement) : begins(announcement, question.prompt);
    case 'whichTask':
      return question.candidates.some((task) => carriesOutFor(announcement, question.wanted, task));
  }
}

/** A project that shall be the current one, or be opened. */
function takesProject({ type }: Announcement): boolean {
  return type === 'projectSwitched' || type === 'projectOpened';
}

/** With the task that was chosen the wish is an intent. */
function carriesOutFor(announcement: Announcement, wanted: TaskWish, task: TaskFacts): boolean {
  return carriesOut(announcement, { ...wanted, taskId: task.id }, [task]);
}

/** What ACT says when it cannot do what was agreed to. */
const refusals: readonly ErrorCode[] = [
  'agent_missing',
  'agent_failed_to_start',
  'nothing_to_answer',
  'project_busy',
  'project_missing',
  'project_unknown',
  'open_failed',
  'command_failed',
  'state_unwritable',
  'task_unknown',
];
