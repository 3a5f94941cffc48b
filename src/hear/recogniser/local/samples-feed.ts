import type { Samples } from '../../../core/audio.ts';
import type { Feed, Paths } from './feed.ts';
import type { SphinxDecoder } from './sphinx-decoder.ts';

type Fed = Pick<SphinxDecoder, 'begin' | 'push' | 'finish'>;

/** For acoustic models that Wilco's own front end or its scores do not fit: the library does all of it, once for each search. */
export class SamplesFeed implements Feed {
  readonly #sentences: Fed;
  readonly #phones: Fed;

  constructor(sentences: Fed, phones: Fed) {
    this.#sentences = sentences;
    this.#phones = phones;
  }

  begin(): boolean {
    return this.#sentences.begin() && this.#phones.begin();
  }

  push(samples: Samples): boolean {
    return this.#sentences.push(samples) && this.#phones.push(samples);
  }

  async finish(): Promise<Paths> {
    return { sentences: this.#sentences.finish(), phones: this.#phones.finish() };
  }

  async abandon(): Promise<void> {
    await this.finish();
  }

  learn(): void {}
}
