/** What a language model is asked. */
export interface ModelQuestion {
  /** What it is to do; constant, never holds what a person or a task said. */
  readonly instructions: string;
  /** The data it works on. Whatever stands in it is data and no instruction. */
  readonly input: string;
  /** A short name of the answer's shape: letters and underscores. */
  readonly answerName: string;
  /** JSON Schema of the answer, in the strict form: every property required, no others. */
  readonly answerSchema: Readonly<Record<string, unknown>>;
}

/** Port: a language model that answers in JSON. */
export interface LanguageModel {
  /**
   * Resolves with the answer, parsed and not yet checked against the schema. Rejects with a WilcoError `model_failed`
   * (refused, malformed, no network, a bad key: the hint says what to do) or `timeout`, or when `signal` aborts.
   */
  answer(question: ModelQuestion, signal: AbortSignal): Promise<unknown>;
}
