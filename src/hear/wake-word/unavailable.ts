import { type ErrorFacts, WilcoError } from '../../core/error.ts';

/** The engine cannot be opened, and `final` says that it could not the next time either, unless the person does something. */
export class WakeWordUnavailable extends WilcoError {
  readonly final: boolean;

  constructor(
    { message, hint }: Pick<ErrorFacts, 'message' | 'hint'>,
    { final, cause }: { readonly final: boolean; readonly cause?: unknown },
  ) {
    super({ code: 'wake_word_unavailable', message, hint }, { cause });
    this.final = final;
  }
}
