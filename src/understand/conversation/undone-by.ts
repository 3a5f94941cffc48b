import type { Announcement } from '../../core/announcement.ts';
import type { Intent } from '../../core/intent.ts';

/**
 * The intent that takes back what was done; undefined where nothing was, or nothing can. What an agent did to files
 * before its start was undone stays. A cancelled task cannot go on: its prompt can only begin anew.
 */
export function undoneBy(intent: Intent, announcement: Announcement): Intent | undefined {
  switch (announcement.type) {
    case 'taskStarted':
    case 'taskQueued':
      return intent.type === 'start' || intent.type === 'retry'
        ? { type: 'cancel', taskId: announcement.task.id, now: true }
        : undefined;
    case 'taskEnded':
      return intent.type === 'cancel' && announcement.task.status === 'cancelled'
        ? { type: 'retry', taskId: announcement.task.id }
        : undefined;
    case 'renamed':
      return { type: 'rename', taskId: announcement.task.id, name: announcement.before };
    case 'projectSwitched':
      return announcement.before === undefined ? undefined : { type: 'switchProject', project: announcement.before };
    case 'speech':
      return { type: 'speech', on: !announcement.on };
    case 'wordAdded':
      return announcement.wasKnown ? undefined : { type: 'forgetWord', word: announcement.word };
    default:
      return undefined;
  }
}
