import type { Project } from '../../core/project.ts';
import type { Milliseconds } from '../../core/time.ts';
import type { ProjectSettings } from '../act-settings.ts';
import { type FoundProjects, findProjects } from './find-projects.ts';
import type { RememberedProject } from './remembered-project.ts';

/** A repository that was cloned meanwhile is known after the second sentence at the latest. */
const STALE_AFTER: Milliseconds = 5_000;

/** The known projects, and the current one, in which a task starts that names none. */
export interface KnownProjects {
  readonly projects: readonly Project[];
  readonly current: Project | undefined;
}

/** The known projects, looked for again now and then, without ever making anybody wait. */
export class Projects {
  readonly #settings: ProjectSettings;
  readonly #foregroundDir: string | undefined;
  readonly #memory: RememberedProject | undefined;
  #found: FoundProjects = { projects: [], foreground: undefined, current: undefined, missing: [] };
  #foundAt: Milliseconds = Number.NEGATIVE_INFINITY;
  #looking: Promise<void> | undefined;
  /** The folder that the person switched to in this life. */
  #chosen: string | undefined;
  /** The one of an earlier life. */
  #remembered: string | undefined;

  constructor(settings: ProjectSettings, foregroundDir: string | undefined, memory?: RememberedProject) {
    this.#settings = settings;
    this.#foregroundDir = foregroundDir;
    this.#memory = memory;
  }

  /** Resolves when the disk was looked at. Never rejects. */
  async refresh(): Promise<void> {
    this.#looking ??= this.#look();
    await this.#looking;
  }

  /**
   * What is known now; where that is old, a new look begins in the background. Current is what the person switched to
   * in this life, else the repository of a foreground start, else what they switched to in an earlier life, else the
   * only project there is. A project that is not known any more is passed over.
   */
  known(): KnownProjects {
    if (performance.now() - this.#foundAt > STALE_AFTER) void this.refresh();
    const { projects, foreground, current } = this.#found;
    const at = (dir: string | undefined) => projects.find((project) => project.dir === dir);
    return { projects, current: at(this.#chosen) ?? foreground ?? at(this.#remembered) ?? current };
  }

  /** Makes it the current one from now on. Resolves when that is remembered; rejects with the system's error if not. */
  async switchTo(project: Project): Promise<void> {
    this.#chosen = project.dir;
    await this.#memory?.write(project.dir);
  }

  async #look(): Promise<void> {
    this.#remembered ??= await this.#memory?.read();
    this.#found = await findProjects(this.#settings, this.#foregroundDir);
    this.#foundAt = performance.now();
    this.#looking = undefined;
  }
}
