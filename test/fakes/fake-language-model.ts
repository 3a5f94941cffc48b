import type { LanguageModel, ModelQuestion } from '../../src/core/language-model.ts';
import { untilAborted } from '../../src/core/until-aborted.ts';

/** A language model that answers what it was told to answer and remembers what it was asked. */
export class FakeLanguageModel implements LanguageModel {
  readonly questions: ModelQuestion[] = [];
  /** For the questions to come, in order; the last one is used again and again. An Error rejects, a promise is waited for. */
  answers: unknown[];

  constructor(...answers: readonly unknown[]) {
    this.answers = [...answers];
  }

  async answer(question: ModelQuestion, signal: AbortSignal): Promise<unknown> {
    this.questions.push(question);
    const answer = this.answers.length > 1 ? this.answers.shift() : this.answers[0];
    if (answer instanceof Error) throw answer;
    return await untilAborted(Promise.resolve(answer), signal);
  }
}

/** An answer to the question which commands a sentence holds: `commands({ start: 'fix the tests' }, { do: 'status' })`. */
export function commands(...items: readonly Readonly<Record<string, unknown>>[]): unknown {
  return { commands: items };
}
