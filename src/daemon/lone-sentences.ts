import type { Decision, Situation } from '../core/decision.ts';
import type { Explanation } from '../core/explanation.ts';
import type { Hints } from '../core/recogniser.ts';
import type { Utterance } from '../core/utterance.ts';
import { Understanding } from '../understand/understanding.ts';
import type { UnderstandingOptions } from '../understand/understanding-options.ts';

/** UNDERSTAND in a situation that does not change, so that no sentence bears on the next. */
export class LoneSentences {
  readonly #options: UnderstandingOptions;
  readonly #situation: Situation;
  readonly #understanding: Understanding;

  constructor(options: UnderstandingOptions, situation: Situation) {
    this.#options = options;
    this.#situation = situation;
    this.#understanding = new Understanding(options);
  }

  /** From here on a sentence takes as long as it does in a running daemon. */
  warmUp(): void {
    this.#understanding.rehearse(this.#situation);
  }

  /** What would be done about a sentence. Changes nothing. */
  explain(utterance: Utterance): Explanation {
    return this.#understanding.explain(utterance, this.#situation);
  }

  /** What the language model makes of it. One that asked something would expect an answer, so this is another. */
  async consult(utterance: Utterance, signal: AbortSignal): Promise<Decision> {
    const decide = await new Understanding(this.#options).consult(utterance, this.#situation, signal);
    return decide(this.#situation);
  }

  /** The same object each time. */
  hints(): Hints {
    return this.#understanding.hints(this.#situation);
  }
}
