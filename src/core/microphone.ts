import type { Frame } from './audio.ts';
import type { PartState } from './heard.ts';

/** Sound from the moment of a press on (a warm microphone's pre-roll included) until `stop`. */
export interface Take {
  /**
   * Frames as they arrive. Ends after `stop` and the tail, or when `signal` aborts; throws a WilcoError
   * `microphone_lost` when the recorder dies, after all that it delivered.
   */
  readonly frames: AsyncIterable<Frame>;
  /** Keeps what was said up to now (the tail that is still on its way included) and ends `frames`. Never throws. */
  stop(): void;
}

/** Port: where sound comes from. */
export interface Microphone {
  /**
   * Resolves when a warm recorder delivers sound (at once for a cold one), and keeps it running, restarted with
   * back-off, until `signal` aborts. Rejects with `microphone_unavailable` when nothing could be opened at all; it
   * goes on trying in the background all the same.
   */
  start(signal: AbortSignal): Promise<void>;
  /** Begins a take. Rejects with `microphone_unavailable`. */
  open(signal: AbortSignal): Promise<Take>;
  state(): PartState;
}
