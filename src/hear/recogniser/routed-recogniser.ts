import type { Samples } from '../../core/audio.ts';
import { errorFacts } from '../../core/error.ts';
import type { PartState, Recognition } from '../../core/heard.ts';
import type { Hints, Listening, Recogniser } from '../../core/recogniser.ts';
import type { Milliseconds } from '../../core/time.ts';
import { untilAborted } from '../../core/until-aborted.ts';
import { type LocalOutcome, type RoutingConfidence, routeOf } from './decide-route.ts';
import { type OnFailure, type RecogniserLink, startLinks, stateOfLinks } from './recogniser-link.ts';

export interface RoutedOptions {
  /** The engine that knows the fixed sentences and answers in milliseconds. */
  readonly local: RecogniserLink;
  /** The best engine there is for free words; may be a chain. */
  readonly large: RecogniserLink;
  readonly onFailure: OnFailure;
  readonly confidence: RoutingConfidence;
  /** For how long after the end of a take the local one is waited for alone. */
  readonly patience: Milliseconds;
}

/**
 * Two recognisers as one, each for what it is good at. Both listen to every take. When it ends the local one answers
 * first, and {@link routeOf} says whether that decides; only then is the large one asked to finish, so that one that
 * uploads a take at its end sends nothing of a sentence that was decided here. Where the large one is wanted and fails,
 * the local answer counts and says so.
 */
export class RoutedRecogniser implements Recogniser {
  readonly #options: RoutedOptions;

  constructor(options: RoutedOptions) {
    this.#options = options;
  }

  /** Resolves when at least one can be used; rejects with the large one's error when none can. */
  start(signal: AbortSignal): Promise<void> {
    const { local, large, onFailure } = this.#options;
    return startLinks([local, large], onFailure, signal);
  }

  prepare(hints: Hints): void {
    this.#options.local.recogniser.prepare(hints);
    this.#options.large.recogniser.prepare(hints);
  }

  begin(hints: Hints, signal: AbortSignal): Listening {
    const rest = new AbortController();
    const both = AbortSignal.any([signal, rest.signal]);
    const local = this.#options.local.recogniser.begin(hints, both);
    const large = this.#options.large.recogniser.begin(hints, both);
    return {
      push(samples: Samples): void {
        local.push(samples);
        large.push(samples);
      },
      finish: async () => {
        signal.throwIfAborted();
        return await untilAborted(this.#answer(local, large, hints, signal), signal).finally(() => rest.abort());
      },
    };
  }

  state(): PartState {
    return stateOfLinks([this.#options.local, this.#options.large]);
  }

  async #answer(local: Listening, large: Listening, hints: Hints, signal: AbortSignal): Promise<Recognition> {
    const { confidence, large: link, onFailure, patience } = this.#options;
    const outcome = this.#localOutcome(local, signal);
    const route = routeOf(await inTime(outcome, patience), hints.kindOf, confidence);
    if (route.type === 'local') return route.answer;
    try {
      return await large.finish();
    } catch (error) {
      signal.throwIfAborted();
      onFailure(link.name, error);
      // One that was late may have answered by now, or will.
      const late = routeOf(await outcome, hints.kindOf, confidence);
      const answer = late.type === 'local' ? late.answer : late.otherwise;
      if (answer === undefined) throw error;
      return answer.type === 'speech' ? { ...answer, fellBack: errorFacts(error) } : answer;
    }
  }

  async #localOutcome(local: Listening, signal: AbortSignal): Promise<LocalOutcome> {
    try {
      return await local.finish();
    } catch (error) {
      signal.throwIfAborted();
      this.#options.onFailure(this.#options.local.name, error);
      return { type: 'failed' };
    }
  }
}

/** What comes later than that is as good as nothing for now. */
async function inTime(outcome: Promise<LocalOutcome>, patience: Milliseconds): Promise<LocalOutcome> {
  const late = Promise.withResolvers<LocalOutcome>();
  const timer = setTimeout(() => late.resolve({ type: 'failed' }), patience);
  // Whoever stops waiting for it leaves it without a handler.
  outcome.catch(() => undefined);
  return await Promise.race([outcome, late.promise]).finally(() => clearTimeout(timer));
}
