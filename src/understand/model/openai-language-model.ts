import type { LanguageModel, ModelQuestion } from '../../core/language-model.ts';
import { untilAborted } from '../../core/until-aborted.ts';
import { answerIn } from './answer-in.ts';
import { type ChatClient, createChatClient } from './chat-client.ts';
import { modelError, tooSlow } from './model-error.ts';
import type { ModelSettings } from './model-settings.ts';
import { ALL_FEATURES, type Features, withoutRefused } from './request-features.ts';
import { settingsProblem } from './settings-problem.ts';

/** OpenAI's chat models, or those of any server that speaks the same API: Ollama, vLLM, LM Studio, llama.cpp. */
export class OpenAiLanguageModel implements LanguageModel {
  readonly #settings: ModelSettings;
  readonly #state: {
    /** The package takes some 300 ms to load: once, and not before it is needed. */
    client: Promise<ChatClient> | undefined;
    /** What the server was found to understand. */
    features: Features;
  } = { client: undefined, features: ALL_FEATURES };

  constructor(settings: ModelSettings) {
    this.#settings = settings;
  }

  async answer(question: ModelQuestion, signal: AbortSignal): Promise<unknown> {
    signal.throwIfAborted();
    const problem = settingsProblem(this.#settings);
    if (problem !== undefined) throw problem;
    const late = AbortSignal.timeout(this.#settings.timeout);
    const both = AbortSignal.any([signal, late]);
    try {
      return await untilAborted(this.#ask(question, both), both);
    } catch (error) {
      signal.throwIfAborted();
      throw late.aborted ? tooSlow(this.#settings) : error;
    }
  }

  /** A server that refuses one of the request's features is asked again without it, and from then on. */
  async #ask(question: ModelQuestion, signal: AbortSignal): Promise<unknown> {
    const client = await this.#client();
    let features = this.#state.features;
    for (;;) {
      signal.throwIfAborted();
      const reply = await client.complete(question, features, signal);
      if (reply.type === 'completion') {
        this.#state.features = features;
        return answerIn(reply.completion, this.#settings);
      }
      const fewer = withoutRefused(features, reply.failure);
      if (fewer === undefined) throw modelError(reply.failure, this.#settings);
      features = fewer;
    }
  }

  #client(): Promise<ChatClient> {
    this.#state.client ??= createChatClient(this.#settings);
    return this.#state.client;
  }
}
