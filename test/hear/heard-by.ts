import { expect } from 'vitest';
import type { Heard } from '../../src/core/heard.ts';
import type { Hearing } from '../../src/hear/hearing.ts';

/** Everything that a Hearing has told so far. */
export class HeardBy {
  readonly all: Heard[] = [];
  readonly #stop = new AbortController();
  readonly #ended: Promise<void>;

  constructor(hearing: Hearing) {
    this.#ended = this.#collect(hearing);
  }

  /** One word for each but `pressed`: an utterance is its text, `nothing` its reason, `failed` its code. */
  get short(): readonly string[] {
    return this.all.filter(({ type }) => type !== 'pressed').map(shortly);
  }

  async until(...short: readonly string[]): Promise<void> {
    await expect.poll(() => this.short, { timeout: 15_000, interval: 5 }).toEqual(short);
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#ended;
  }

  async #collect(hearing: Hearing): Promise<void> {
    for await (const heard of hearing.events(this.#stop.signal)) this.all.push(heard);
  }
}

function shortly(heard: Heard): string {
  switch (heard.type) {
    case 'pressed':
    case 'talking':
    case 'talked':
      return heard.type;
    case 'utterance':
      return `“${heard.utterance.text}”`;
    case 'nothing':
      return heard.why;
    case 'failed':
      return heard.error.code;
  }
}
