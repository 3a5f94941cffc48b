import type { ErrorFacts } from '../core/error.ts';
import type { Engine } from '../core/utterance.ts';

/** Whether it is news that a better recogniser did not answer: once for each outage, and anew when it is another one. */
export class FallbackNews {
  #told: string | undefined;

  /** What to tell about an utterance, if anything. One by a large engine ends the outage. */
  of(fellBack: ErrorFacts | undefined, engine: Engine): ErrorFacts | undefined {
    if (fellBack === undefined) {
      if (engine !== 'local') this.#told = undefined;
      return undefined;
    }
    if (this.#told === fellBack.message) return undefined;
    this.#told = fellBack.message;
    return fellBack;
  }
}
