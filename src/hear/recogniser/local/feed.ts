import type { Samples } from '../../../core/audio.ts';
import type { SphinxDecoder } from './sphinx-decoder.ts';

/** Both searches for one sound. */
export interface Decoders {
  readonly sentences: Pick<SphinxDecoder, 'addWords' | 'useGrammar' | 'finish'>;
  /** What `sentences` is compared with; its search is set. Finishes second. */
  readonly phones: Pick<SphinxDecoder, 'finish'>;
}

/** What the decoders hear of a take's sound. False means that a decoder failed. */
export interface Feed {
  begin(): boolean;
  push(samples: Samples): boolean;
  /** The sound is over: the decoders may be asked what they heard. */
  end(): boolean;
  /** It was speech: the next take will be more like it than others before. */
  learn(): void;
}
