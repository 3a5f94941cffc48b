import type { Samples } from '../../../core/audio.ts';
import type { SphinxDecoder } from './sphinx-decoder.ts';

/** Both searches, which are given the same. */
export interface Decoders {
  readonly sentences: Pick<SphinxDecoder, 'addWords' | 'useGrammar' | 'begin' | 'push' | 'pushSamples' | 'finish'>;
  /** Runs beside `sentences`, to be compared with; its search is set. */
  readonly phones: Pick<SphinxDecoder, 'begin' | 'push' | 'pushSamples' | 'finish'>;
}

/** What a feed needs of them. */
export type Fed = Readonly<Record<keyof Decoders, Pick<SphinxDecoder, 'begin' | 'push' | 'pushSamples'>>>;

/** What the decoders hear of a take's sound. False means that a decoder failed. */
export interface Feed {
  begin(): boolean;
  push(samples: Samples): boolean;
  /** The sound is over: the decoders may be asked what they heard. */
  end(): boolean;
  /** It was speech: the next take will be more like it than others before. */
  learn(): void;
}
