import type { Samples } from '../../../core/audio.ts';
import { CepstraList } from './features/cepstra-list.ts';
import { CepstralMean } from './features/cepstral-mean.ts';
import type { FrontEnd } from './features/front-end.ts';
import { CEPSTRA } from './features/shape.ts';
import type { Feed } from './feed.ts';
import type { SphinxDecoder } from './sphinx-decoder.ts';

type Fed = Pick<SphinxDecoder, 'begin' | 'push'>;

/** Wilco's own front end, once for all decoders that hear, which is cepstra without their mean. */
export class CepstraFeed implements Feed {
  readonly #decoders: readonly Fed[];
  readonly #frontEnd: FrontEnd;
  readonly #mean = new CepstralMean();
  readonly #meanNow = new Float32Array(CEPSTRA);
  /** What the decoders hear next. */
  readonly #next = new CepstraList();

  constructor(decoders: readonly Fed[], frontEnd: FrontEnd) {
    this.#decoders = decoders;
    this.#frontEnd = frontEnd;
  }

  begin(): boolean {
    this.#frontEnd.reset();
    this.#mean.reset();
    this.#next.clear();
    return this.#decoders.every((decoder) => decoder.begin());
  }

  push(samples: Samples): boolean {
    this.#frontEnd.push(samples, this.#hear);
    return this.#pass();
  }

  end(): boolean {
    this.#frontEnd.flush(this.#hear);
    return this.#pass();
  }

  learn(): void {
    this.#mean.learn();
  }

  readonly #hear = (cepstrum: Float32Array): void => {
    this.#mean.push(cepstrum);
    this.#mean.soFar(this.#meanNow);
    this.#next.append(cepstrum, this.#meanNow);
  };

  #pass(): boolean {
    const { values, frames } = this.#next;
    this.#next.clear();
    if (frames === 0) return true;
    return this.#decoders.every((decoder) => decoder.push(values, frames));
  }
}
