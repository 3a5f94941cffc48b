import type { Samples } from '../../../core/audio.ts';
import type { Fed, Feed } from './feed.ts';

/** For acoustic models that Wilco's own front end does not fit: the sound as it is, for the library's front end. */
export class SamplesFeed implements Feed {
  readonly #decoders: Fed;

  constructor(decoders: Fed) {
    this.#decoders = decoders;
  }

  begin(): boolean {
    return this.#decoders.sentences.begin() && this.#decoders.phones.begin();
  }

  push(samples: Samples): boolean {
    return this.#decoders.sentences.pushSamples(samples) && this.#decoders.phones.pushSamples(samples);
  }

  end(): boolean {
    return true;
  }

  learn(): void {}
}
