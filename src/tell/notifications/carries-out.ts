import type { Announcement } from '../../core/announcement.ts';
import type { Intent } from '../../core/intent.ts';
import type { TaskFacts } from '../../core/task.ts';

/** Whether an announcement tells that an intent was carried out. `tasks` are those that the intent is about. */
export function carriesOut(announcement: Announcement, intent: Intent, tasks: readonly TaskFacts[]): boolean {
  switch (intent.type) {
    case 'start':
      return begins(announcement, intent.prompt);
    case 'retry':
      return tasks.some(({ id, prompt }) => id === intent.taskId && begins(announcement, prompt));
    case 'cancel':
      return isAbout(announcement, 'taskEnded', intent.taskId);
    case 'rename':
      return isAbout(announcement, 'renamed', intent.taskId);
    case 'open':
      return isAbout(announcement, 'opened', intent.taskId);
    case 'taskStatus':
    case 'result':
    case 'changes':
      return isAbout(announcement, intent.type, intent.taskId);
    case 'status':
    case 'help':
    case 'speech':
      return announcement.type === intent.type;
    case 'stopReading':
    case 'cancelAll':
    case 'openProject':
    case 'switchProject':
    case 'whichProject':
    case 'listProjects':
    case 'addWord':
    case 'forgetWord':
    case 'shutdown':
      return announcement.type === TOLD_BY[intent.type];
    case 'retryTake':
      return false;
    case 'runCommand':
      return announcement.type === 'commandEnded' && announcement.name === intent.name;
  }
}

/** Whether it tells that a task with that prompt was begun, or waits to be. */
export function begins(announcement: Announcement, prompt: string): boolean {
  const isBegun = announcement.type === 'taskStarted' || announcement.type === 'taskQueued';
  return isBegun && announcement.task.prompt === prompt;
}

const TOLD_BY = {
  stopReading: 'stoppedReading',
  cancelAll: 'allCancelled',
  openProject: 'projectOpened',
  switchProject: 'projectSwitched',
  whichProject: 'currentProject',
  listProjects: 'projects',
  addWord: 'wordAdded',
  forgetWord: 'wordForgotten',
  shutdown: 'shuttingDown',
} as const;

function isAbout(announcement: Announcement, type: Announcement['type'], taskId: number): boolean {
  return announcement.type === type && 'task' in announcement && announcement.task.id === taskId;
}
