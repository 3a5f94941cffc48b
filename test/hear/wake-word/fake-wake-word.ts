import type { Frame } from '../../../src/core/audio.ts';
import type { PartState } from '../../../src/core/heard.ts';
import type { WakeWord } from '../../../src/core/wake-word.ts';

/** A wake word that the test says. */
export class FakeWakeWord implements WakeWord {
  readonly pushed: Frame[] = [];
  resets = 0;
  failure: Error | undefined;
  readonly #handlers: ((endedAt: number) => void)[] = [];

  async start(): Promise<void> {
    if (this.failure !== undefined) throw this.failure;
  }

  push(frame: Frame): void {
    this.pushed.push(frame);
  }

  reset(): void {
    this.resets += 1;
  }

  onHeard(handler: (endedAt: number) => void): void {
    this.#handlers.push(handler);
  }

  state(): PartState {
    return { type: 'ready', detail: 'the test says it' };
  }

  say(endedAt: number): void {
    for (const handler of this.#handlers) handler(endedAt);
  }
}
