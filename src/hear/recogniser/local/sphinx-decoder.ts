import type { Samples } from '../../../core/audio.ts';
import { Pipe } from './pipe.ts';
import { ScoreStream } from './score-stream.ts';
import type { LoadedLibrary, Parameters, Pointer } from './sphinx-library.ts';

/** A stretch of the best path. Frames are of 10 ms; `score` is the acoustic log likelihood in the decoder's units. */
export interface Segment {
  readonly word: string;
  readonly firstFrame: number;
  readonly lastFrame: number;
  readonly score: number;
}

/** The best path through the search; `text` is undefined when none reached its end. */
export interface Path {
  readonly text: string | undefined;
  readonly segments: readonly Segment[];
}

const SEARCH = 'wilco';

/** One decoder of libpocketsphinx with one search. Its methods block, but for {@link hearScores}; call them in the order of their names' sense. */
export class SphinxDecoder {
  readonly #library: LoadedLibrary;
  readonly #decoder: Pointer;
  readonly #words = new Map<string, Set<string>>();

  /** `decoder` is what {@link openDecoder} checked. */
  constructor(library: LoadedLibrary, decoder: Pointer) {
    this.#library = library;
    this.#decoder = decoder;
  }

  /** Makes the words usable in grammars. A word keeps the pronunciations that it had; those that are new are added. */
  addWords(pronunciations: ReadonlyMap<string, readonly string[]>): void {
    for (const [word, variants] of pronunciations) {
      const known = this.#words.get(word) ?? new Set();
      this.#words.set(word, known);
      for (const phones of variants) {
        if (known.has(phones)) continue;
        const entry = known.size === 0 ? word : `${word}(${known.size + 1})`;
        if (this.#library.addWord(this.#decoder, entry, phones, 0) >= 0) known.add(phones);
      }
    }
  }

  /** False when the grammar cannot be read or holds a word without pronunciation; then there is no search. */
  useGrammar(jsgf: string): boolean {
    return this.#library.setGrammar(this.#decoder, SEARCH, jsgf) >= 0 && this.#activate();
  }

  /** Any sequence of phonemes, each as likely as the other. */
  usePhoneLoop(): boolean {
    return this.#library.setPhoneLoop(this.#decoder, SEARCH, null) >= 0 && this.#activate();
  }

  begin(): boolean {
    return this.#library.startUtterance(this.#decoder) >= 0;
  }

  push(samples: Samples): boolean {
    return this.#library.process(this.#decoder, samples, samples.length, 0, 0) >= 0;
  }

  finish(): Path {
    this.#library.endUtterance(this.#decoder);
    return this.#path();
  }

  /**
   * Instead of {@link begin}, {@link push} and {@link finish}: for scores that were worked out elsewhere. They are decoded
   * in another thread; nothing else may be asked of this decoder before that ends.
   */
  hearScores(): ScoreStream<Path> {
    return new ScoreStream(Pipe.open(), async (file) => {
      const outcome = await this.#library.decodeScores(this.#decoder, file);
      return outcome < 0 ? undefined : this.#path();
    });
  }

  #path(): Path {
    const text = this.#library.hypothesis(this.#decoder, [0]);
    return { text: text === null || text === '' ? undefined : text, segments: this.#segments() };
  }

  #activate(): boolean {
    return this.#library.activate(this.#decoder, SEARCH) >= 0;
  }

  #segments(): readonly Segment[] {
    const library = this.#library;
    const segments: Segment[] = [];
    for (let at = library.firstSegment(this.#decoder); at !== null; at = library.nextSegment(at)) {
      const first: [number] = [0];
      const last: [number] = [0];
      const score: [number] = [0];
      library.segmentFrames(at, first, last);
      library.segmentScore(at, score, [0], [0]);
      const word = library.segmentWord(at) ?? '';
      segments.push({ word, firstFrame: first[0], lastFrame: last[0], score: score[0] });
    }
    return segments;
  }
}

/** Undefined when the library cannot load the model with these parameters. */
export function openDecoder(library: LoadedLibrary, parameters: Parameters): SphinxDecoder | undefined {
  const decoder = library.createDecoder(parameters);
  return decoder === null ? undefined : new SphinxDecoder(library, decoder);
}
