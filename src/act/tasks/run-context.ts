import type { Journal } from '../../core/journal.ts';
import type { Log } from '../../core/log.ts';
import type { JobRegistry } from '../jobs/job-registry.ts';
import type { TaskFiles } from '../journal/task-files.ts';
import type { TaskEvents } from './task-events.ts';
import type { TaskSettings } from './task-settings.ts';

/** What every run of a task manager shares. */
export interface RunContext {
  readonly journal: Journal;
  readonly files: TaskFiles;
  readonly events: TaskEvents;
  readonly jobs: JobRegistry;
  readonly log: Log;
  readonly settings: TaskSettings;
  /** For Wilco's own git. */
  readonly env: NodeJS.ProcessEnv;
  readonly bootId: string;
  /** Called when a task's status is final, before its handlers: its project and its place are free. */
  readonly onFinal: () => void;
  /** Whether the disk that takes the logs is full at this moment. */
  readonly isDiskFull: () => boolean;
}
