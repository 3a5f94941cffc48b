import type { RunningProcess } from '../../src/core/task.ts';
import type { Voice } from '../../src/tell/speech/espeak.ts';

/** A voice that says a text until the test lets it end, or until it is interrupted. */
export class FakeVoice implements Voice {
  readonly said: string[] = [];
  readonly interrupted: string[] = [];
  /** Thrown instead of saying anything. */
  failure: Error | undefined;
  #end: (() => void) | undefined;

  /** Ends the sentence that is being said. */
  finish(): void {
    this.#end?.();
  }

  async say(text: string, signal: AbortSignal, onProcess: (process: RunningProcess) => void): Promise<void> {
    if (this.failure !== undefined) throw this.failure;
    this.said.push(text);
    onProcess({ pid: undefined, exitCode: null, signalCode: null });
    await new Promise<void>((resolve) => {
      this.#end = resolve;
      signal.addEventListener('abort', () => {
        this.interrupted.push(text);
        resolve();
      });
    });
  }
}
