import type { Samples } from '../../../core/audio.ts';
import type { Path } from './sphinx-decoder.ts';

/** What the two searches made of one sound. */
export interface Paths {
  readonly sentences: Path;
  /** What `sentences` is compared with. */
  readonly phones: Path;
}

/** The searches' ears: what they hear of a take's sound. False means that one of them failed. */
export interface Feed {
  begin(): boolean;
  push(samples: Samples): boolean;
  /** The sound is over. Undefined when a search failed. */
  finish(): Promise<Paths | undefined>;
  /** Nobody wants to know. The next take may begin. */
  abandon(): Promise<void>;
  /** It was speech: the next take will be more like it than others before. */
  learn(): void;
}
