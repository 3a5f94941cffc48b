import type { Frame } from './audio.ts';
import type { PartState } from './heard.ts';
import type { Milliseconds } from './time.ts';

/** Port: hears one phrase in all that is said, without a key. */
export interface WakeWord {
  /** Loads what it needs. Rejects with `wake_word_unavailable`. What it holds is given back when `signal` aborts. */
  start(signal: AbortSignal): Promise<void>;
  /** Never blocks and never throws. */
  push(frame: Frame): void;
  /** Forgets the sound so far: what comes next does not follow it (Wilco spoke, or a take was open). */
  reset(): void;
  /** `handler` is called each time that the phrase was heard. `endedAt`: when its end arrived, by its frame's `at`. */
  onHeard(handler: (endedAt: Milliseconds) => void): void;
  state(): PartState;
}
