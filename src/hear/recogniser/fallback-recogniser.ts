import type { Samples } from '../../core/audio.ts';
import { errorFacts, WilcoError } from '../../core/error.ts';
import type { PartState, Recognition } from '../../core/heard.ts';
import type { Hints, Listening, Recogniser } from '../../core/recogniser.ts';
import { untilAborted } from '../../core/until-aborted.ts';
import { type OnFailure, type RecogniserLink, startLinks, stateOfLinks } from './recogniser-link.ts';

export interface FallbackOptions {
  /** In the order in which their answers are wanted; at least one. */
  readonly links: readonly RecogniserLink[];
  readonly onFailure: OnFailure;
}

/**
 * Several recognisers as one. All of them listen to every take, and the first is asked for its answer. One that fails is
 * reported, and only then the next one is asked, which has listened all along and may upload the sound now, or work hard;
 * what it hears says why the first did not answer. An answer `nothing` is an answer.
 */
export class FallbackRecogniser implements Recogniser {
  readonly #links: readonly RecogniserLink[];
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
    const failures: unknown[] = [];
    for (const one of asked) {
      try {
        return withReason(await one.listening.finish(), failures[0]);
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
  readonly link: RecogniserLink;
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
