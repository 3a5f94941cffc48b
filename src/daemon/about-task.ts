import type { Announcement } from '../core/announcement.ts';

/** The task that an announcement speaks about, so that the next "it" means it; undefined for none or several. */
export function aboutTask(announcement: Announcement): number | undefined {
  switch (announcement.type) {
    case 'taskStarted':
    case 'taskEnded':
    case 'taskStatus':
    case 'result':
    case 'taskQueued':
    case 'taskStalled':
    case 'changes':
      return announcement.task.id;
    case 'status':
      return announcement.live.length === 1 ? announcement.live[0]?.id : undefined;
    case 'help':
    case 'question':
    case 'dismissed':
    case 'notUnderstood':
    case 'nothingHeard':
    case 'problem':
      return undefined;
  }
}
