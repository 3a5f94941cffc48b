import type { Project } from '../../core/project.ts';
import type { Milliseconds } from '../../core/time.ts';
import type { ProjectSettings } from '../act-settings.ts';
import { type FoundProjects, findProjects } from './find-projects.ts';

/** A repository that was cloned meanwhile is known after the second sentence at the latest. */
const STALE_AFTER: Milliseconds = 5_000;

/** The known projects, looked for again now and then, without ever making anybody wait. */
export class Projects {
  readonly #settings: ProjectSettings;
  readonly #foregroundDir: string | undefined;
  #found: FoundProjects = { projects: [], current: undefined, missing: [] };
  #foundAt: Milliseconds = Number.NEGATIVE_INFINITY;
  #looking: Promise<void> | undefined;

  constructor(settings: ProjectSettings, foregroundDir: string | undefined) {
    this.#settings = settings;
    this.#foregroundDir = foregroundDir;
  }

  /** Resolves when the disk was looked at. Never rejects. */
  async refresh(): Promise<void> {
    this.#looking ??= this.#look();
    await this.#looking;
  }

  /** What is known now; where that is old, a new look begins in the background. */
  known(): { readonly projects: readonly Project[]; readonly current: Project | undefined } {
    if (performance.now() - this.#foundAt > STALE_AFTER) void this.refresh();
    return this.#found;
  }

  async #look(): Promise<void> {
    this.#found = await findProjects(this.#settings, this.#foregroundDir);
    this.#foundAt = performance.now();
    this.#looking = undefined;
  }
}
