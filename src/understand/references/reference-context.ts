import type { Project } from '../../core/project.ts';
import type { TaskFacts } from '../../core/task.ts';
import type { NameSounds } from '../names/known-names.ts';

/** What references are resolved against. */
export interface ReferenceContext {
  /** All known ones, newest first. */
  readonly tasks: readonly TaskFacts[];
  readonly projects: readonly Project[];
  /** Tasks that were told of or asked about, the last one first, each once. */
  readonly spokenAbout: readonly number[];
  /** The row of tasks that was last told, in its order. */
  readonly listed: readonly number[];
  /** The names of all these tasks and projects. Left out, they are made for this one look-up, which is slow. */
  readonly sounds?: NameSounds;
}
