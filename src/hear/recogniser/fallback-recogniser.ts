import type { Samples } from '../../core/audio.ts';
import { errorFacts, WilcoError } from '../../core/error.ts';
import type { PartState, Recognition } from '../../core/heard.ts';
import type { Hints, Listening, Recogniser } from '../../core/recogniser.ts';
import { untilAborted } from '../../core/until-aborted.ts';
import { type OnFailure, type RecogniserLink, startLinks, stateOfLinks } from './recogniser-link.ts';

export interface FallbackLink extends RecogniserLink {
  /**
   * Asked for its answer only once those before it have failed: for one that uploads the sound then, or works hard.
   * Default: it is asked along with the first, so that its answer is there when theirs fails.
   */
  readonly onDemand?: boolean;
}

export interface FallbackOptions {
  /** In the order in which their answers are wanted; at least one. */
  readonly links: readonly FallbackLink[];
  readonly onFailure: OnFailure;
}

/**
 * Several recognisers as one. All of them listen to every take; the first that answers, in order, gives the result. One
 * that fails is reported and the next one, which has listened all along, is asked; what that one hears says why the
 * first did not answer. An answer `nothing` is an answer.
 */
export class FallbackRecogniser implements Recogniser {
  readonly #links: readonly FallbackLink[];
  readonly #onFailure: OnFailure;

  constructor(options: FallbackOptions) {
    this.#links = options.links;
    this.#onFailure = options.onFailure;
  }

  /** Resolves when at least one can be used; rejects with the last one's error when none can. */
  start(signal: AbortSignal): Promise<void> {
    return startLinks(this.#links, this.#onFailure, signal);
  }

  prepare(hints: Hints): void {
    for (const { recogniser } of this.#links) recogniser.prepare(hints);
  }

  begin(hints: Hints, signal: AbortSignal): Listening {
    const rest = new AbortController();
    const both = AbortSignal.any([signal, rest.signal]);
    const asked = this.#links.map((link) => ({ link, listening: link.recogniser.begin(hints, both) }));
    return {
      push(samples: Samples): void {
        for (const { listening } of asked) listening.push(samples);
      },
      finish: async () => {
        signal.throwIfAborted();
        return await untilAborted(this.#firstAnswer(asked, signal), signal).finally(() => rest.abort());
      },
    };
  }

  state(): PartState {
    return stateOfLinks(this.#links);
  }

  async #firstAnswer(asked: readonly Asked[], signal: AbortSignal): Promise<Recognition> {
    const early = new Map(
      asked
        .filter(({ link }, index) => index === 0 || link.onDemand !== true)
        .map((one) => [one, one.listening.finish()]),
    );
    for (const answer of early.values()) answer.catch(() => undefined);
    const failures: unknown[] = [];
    for (const one of asked) {
      try {
        return withReason(await (early.get(one) ?? one.listening.finish()), failures[0]);
      } catch (error) {
        signal.throwIfAborted();
        failures.push(error);
        this.#onFailure(one.link.name, error);
      }
    }
    throw failures.at(-1) ?? noLinks();
  }
}

interface Asked {
  readonly link: FallbackLink;
  readonly listening: Listening;
}

/** `failure`: why the first one did not answer; undefined when it did. */
function withReason(answer: Recognition, failure: unknown): Recognition {
  if (answer.type === 'nothing' || failure === undefined) return answer;
  return { ...answer, fellBack: errorFacts(failure) };
}

function noLinks(): WilcoError {
  return new WilcoError({
    code: 'recogniser_unavailable',
    message: 'No recogniser is configured.',
    hint: 'Set [recogniser] chain = ["auto"] in the config.',
  });
}
