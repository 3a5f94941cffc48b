import { type ErrorFacts, errorFacts } from '../../../core/error.ts';
import type { PartState } from '../../../core/heard.ts';
import type { Hints, Listening, Recogniser } from '../../../core/recogniser.ts';
import type { OpenAiSettings } from '../settings.ts';
import { LiveTranscription } from './live-transcription.ts';
import { familyOf } from './model-family.ts';
import { OpenAiTake } from './openai-take.ts';
import { createTranscriber, type Transcriber } from './transcriber.ts';
import { keyMissing, serverName } from './transcription-error.ts';

/**
 * OpenAI's transcriptions, or those of any server that speaks the same API. Sends a take when it is over; in realtime, or
 * with a model that knows nothing else, streams it from the press on, and sends it whole where that fails.
 */
export class OpenAiRecogniser implements Recogniser {
  readonly #settings: OpenAiSettings;
  /** The package takes some 300 ms to load: once, and not before it is needed. */
  readonly #loading: { transcriber: Promise<Transcriber> | undefined } = { transcriber: undefined };
  /** What went wrong in the last take: with its live session, and when it was sent whole. */
  readonly #last: { live: ErrorFacts | undefined; whole: ErrorFacts | undefined } = {
    live: undefined,
    whole: undefined,
  };

  /** Wants settings with the environment's values put in. */
  constructor(settings: OpenAiSettings) {
    this.#settings = settings;
  }

  /** Contacts nobody. Rejects with `recogniser_unavailable` when there is neither key nor base URL. */
  async start(): Promise<void> {
    if (!this.#usable) throw keyMissing(this.#settings);
    await Promise.all([this.#transcriber(), this.#isLive ? import('ws') : undefined]);
  }

  /** Hints go with each take. */
  prepare(): void {}

  begin({ phrases }: Hints, signal: AbortSignal): Listening {
    const live = this.#usable && this.#isLive && !signal.aborted ? this.#openLive(phrases, signal) : undefined;
    return new OpenAiTake({
      settings: this.#settings,
      phrases,
      live,
      onLiveFailure: (error) => {
        this.#last.live = errorFacts(error);
      },
      transcribe: async (request) => {
        if (!this.#usable) throw keyMissing(this.#settings);
        const transcribe = await this.#transcriber();
        try {
          const transcription = await transcribe(request);
          this.#last.whole = undefined;
          return transcription;
        } catch (error) {
          if (!signal.aborted) this.#last.whole = errorFacts(error);
          throw error;
        }
      },
      signal,
    });
  }

  state(): PartState {
    if (!this.#usable) return { type: 'broken', error: keyMissing(this.#settings).toJSON() };
    const { live, whole } = this.#last;
    const where = `${this.#settings.model} at ${serverName(this.#settings)}${this.#isLive ? ', live' : ''}`;
    if (whole !== undefined) return { type: 'ready', detail: `${where}; the last take failed: ${whole.message}` };
    if (live !== undefined) return { type: 'ready', detail: `${where}; the last take was sent whole: ${live.message}` };
    return { type: 'ready', detail: where };
  }

  get #usable(): boolean {
    return this.#settings.apiKey !== undefined || this.#settings.baseUrl !== undefined;
  }

  get #isLive(): boolean {
    return this.#settings.realtime === true || familyOf(this.#settings.model).liveOnly;
  }

  #openLive(phrases: readonly string[], signal: AbortSignal): LiveTranscription {
    this.#last.live = undefined;
    const close = () => live.close();
    const onEnd = () => signal.removeEventListener('abort', close);
    const live = new LiveTranscription({ settings: this.#settings, phrases, onEnd });
    signal.addEventListener('abort', close, { once: true });
    live.open();
    return live;
  }

  #transcriber(): Promise<Transcriber> {
    this.#loading.transcriber ??= createTranscriber(this.#settings);
    return this.#loading.transcriber;
  }
}
