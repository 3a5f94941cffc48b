import type { Samples } from '../../../core/audio.ts';
import type { Feed } from './feed.ts';
import type { SphinxDecoder } from './sphinx-decoder.ts';

type Fed = Pick<SphinxDecoder, 'begin' | 'pushSamples'>;

/** For acoustic models that Wilco's own front end does not fit: the sound as it is, for the library's front end. */
export class SamplesFeed implements Feed {
  readonly #decoders: readonly Fed[];

  constructor(decoders: readonly Fed[]) {
    this.#decoders = decoders;
  }

  begin(): boolean {
    return this.#decoders.every((decoder) => decoder.begin());
  }

  push(samples: Samples): boolean {
    return this.#decoders.every((decoder) => decoder.pushSamples(samples));
  }

  end(): boolean {
    return true;
  }

  learn(): void {}
}
