import type { Samples } from '../../core/audio.ts';
import { WilcoError } from '../../core/error.ts';
import type { PartState, Recognition } from '../../core/heard.ts';
import type { Hints, Listening, Recogniser } from '../../core/recogniser.ts';

export interface FallbackLink {
  readonly name: string;
  readonly recogniser: Recogniser;
}

export interface FallbackOptions {
  /** In the order in which their answers are wanted; at least one. */
  readonly links: readonly FallbackLink[];
  /** A link failed to start or to recognise, and the next one is asked. */
  readonly onFailure: (name: string, error: unknown) => void;
}

/**
 * Several recognisers as one. All of them listen to every take; the first that answers, in order, gives the result. One
 * that fails is reported and the next one, which has listened all along, is asked. An answer `nothing` is an answer.
 */
export class FallbackRecogniser implements Recogniser {
  readonly #links: readonly FallbackLink[];
  readonly #onFailure: FallbackOptions['onFailure'];

  constructor(options: FallbackOptions) {
    this.#links = options.links;
    this.#onFailure = options.onFailure;
  }

  /** Resolves when at least one can be used; rejects with the last one's error when none can. */
  async start(signal: AbortSignal): Promise<void> {
    const starts = await Promise.allSettled(this.#links.map(({ recogniser }) => recogniser.start(signal)));
    let usable = false;
    let reason: unknown = noLinks();
    starts.forEach((start, index) => {
      if (start.status === 'fulfilled') {
        usable = true;
        return;
      }
      reason = start.reason;
      this.#onFailure(this.#links[index]?.name ?? '', start.reason);
    });
    if (!usable) throw reason;
  }

  prepare(hints: Hints): void {
    for (const { recogniser } of this.#links) recogniser.prepare(hints);
  }

  begin(hints: Hints, signal: AbortSignal): Listening {
    const rest = new AbortController();
    const both = AbortSignal.any([signal, rest.signal]);
    const listenings = this.#links.map(({ name, recogniser }) => ({ name, listening: recogniser.begin(hints, both) }));
    return {
      push(samples: Samples): void {
        for (const { listening } of listenings) listening.push(samples);
      },
      finish: () => this.#firstAnswer(listenings, signal).finally(() => rest.abort()),
    };
  }

  /** The best state among the links: a chain works while one of its links does. */
  state(): PartState {
    const states = this.#links.map(({ name, recogniser }) => ({ name, state: recogniser.state() }));
    const ready = states.filter(({ state }) => state.type === 'ready');
    if (ready.length > 0) return { type: 'ready', detail: ready.map(({ state }) => detailOf(state)).join(', else ') };
    return states.find(({ state }) => state.type === 'starting')?.state ?? states[0]?.state ?? off;
  }

  async #firstAnswer(
    listenings: readonly { readonly name: string; readonly listening: Listening }[],
    signal: AbortSignal,
  ): Promise<Recognition> {
    // All finish at once: the next one's answer is there when the first one's failure is known.
    const answers = listenings.map(({ name, listening }) => ({ name, answer: listening.finish() }));
    for (const { answer } of answers) answer.catch(() => undefined);
    let failure: unknown = noLinks();
    for (const { name, answer } of answers) {
      try {
        return await answer;
      } catch (error) {
        signal.throwIfAborted();
        failure = error;
        this.#onFailure(name, error);
      }
    }
    throw failure;
  }
}

const off: PartState = { type: 'off', detail: 'no recogniser is configured' };

function detailOf(state: PartState): string {
  return state.type === 'broken' ? state.error.message : state.detail;
}

function noLinks(): WilcoError {
  return new WilcoError({
    code: 'recogniser_unavailable',
    message: 'No recogniser is configured.',
    hint: 'Set [recogniser] chain = ["auto"] in the config.',
  });
}
