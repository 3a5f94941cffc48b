import type { PartState } from '../../../core/heard.ts';
import type { Hints, Listening, Recogniser } from '../../../core/recogniser.ts';
import type { OpenAiSettings } from '../settings.ts';
import { OpenAiTake } from './openai-take.ts';
import { createTranscriber, type Transcriber } from './transcriber.ts';
import { keyMissing } from './transcription-error.ts';

/** OpenAI's transcriptions, or those of any server that speaks the same API: wants the whole take, answers after it. */
export class OpenAiRecogniser implements Recogniser {
  readonly #settings: OpenAiSettings;
  /** The package takes some 300 ms to load: once, and not before it is needed. */
  readonly #loading: { transcriber: Promise<Transcriber> | undefined } = { transcriber: undefined };

  /** Wants settings with the environment's values put in. */
  constructor(settings: OpenAiSettings) {
    this.#settings = settings;
  }

  /** Contacts nobody. Rejects with `recogniser_unavailable` when there is neither key nor base URL. */
  async start(): Promise<void> {
    if (!this.#usable) throw keyMissing();
    await this.#transcriber();
  }

  /** Hints go with each take. */
  prepare(): void {}

  begin(hints: Hints, signal: AbortSignal): Listening {
    return new OpenAiTake({
      phrases: hints.phrases,
      signal,
      timeout: this.#settings.timeout,
      transcribe: async (request) => {
        if (!this.#usable) throw keyMissing();
        const transcribe = await this.#transcriber();
        return transcribe(request);
      },
    });
  }

  state(): PartState {
    if (!this.#usable) return { type: 'broken', error: keyMissing() };
    const { model, baseUrl } = this.#settings;
    return { type: 'ready', detail: `${model} at ${baseUrl ?? 'OpenAI'}` };
  }

  get #usable(): boolean {
    return this.#settings.apiKey !== undefined || this.#settings.baseUrl !== undefined;
  }

  #transcriber(): Promise<Transcriber> {
    this.#loading.transcriber ??= createTranscriber(this.#settings);
    return this.#loading.transcriber;
  }
}
