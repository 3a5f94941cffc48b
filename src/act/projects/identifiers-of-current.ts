import type { Project } from '../../core/project.ts';
import type { Milliseconds } from '../../core/time.ts';

/** Code changes slowly, and looking at it costs a second in a large project. */
const STALE_AFTER: Milliseconds = 600_000;

/** The identifiers of the current project, looked for in the background. */
export class IdentifiersOfCurrent {
  readonly #read: (dir: string) => Promise<readonly string[]>;
  readonly #onChange: () => void;
  #dir: string | undefined;
  #lookedAt: Milliseconds = Number.NEGATIVE_INFINITY;
  #names: readonly string[] = [];

  /** `onChange` is called when there are other identifiers than before. `read` never rejects. */
  constructor(read: (dir: string) => Promise<readonly string[]>, onChange: () => void) {
    this.#read = read;
    this.#onChange = onChange;
  }

  /** What is known of it now, the same array until that changes; begins to look where that is nothing, or old. */
  of(current: Project | undefined): readonly string[] {
    if (current === undefined) return NONE;
    if (current.dir !== this.#dir || performance.now() - this.#lookedAt > STALE_AFTER) void this.#look(current.dir);
    return this.#names;
  }

  async #look(dir: string): Promise<void> {
    if (dir !== this.#dir) this.#names = NONE;
    this.#dir = dir;
    this.#lookedAt = performance.now();
    const names = await this.#read(dir);
    if (dir !== this.#dir || isSame(names, this.#names)) return;
    this.#names = names;
    this.#onChange();
  }
}

const NONE: readonly string[] = [];

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((name, place) => name === other[place]);
}
