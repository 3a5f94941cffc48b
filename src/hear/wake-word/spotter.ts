import type { Samples } from '../../core/audio.ts';

/** An engine that listens for the phrase, within its own process. Its methods block. */
export interface Spotter {
  /** Which engine and phrase, for `wilco doctor`. */
  readonly detail: string;
  /**
   * Hears what follows. When the phrase was heard: how many samples ago it ended, counted from the end of `samples`.
   * Throws when the engine fails.
   */
  hear(samples: Samples): number | undefined;
  /** What comes next does not follow what was heard. */
  reset(): void;
}
