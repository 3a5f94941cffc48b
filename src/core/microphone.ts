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
  /** All that is recorded while the recorder is open, in takes and between them. Ends when `signal` aborts. Never throws. */
  follow(signal: AbortSignal): AsyncIterable<Frame>;
  /**
   * Closes the recorder and drops the pre-roll; an open take fails with `microphone_lost`, and until `resume` a take
   * that is opened rejects with `microphone_unavailable`. `why` completes "closed: …" for the person.
   */
  pause(why: string): void;
  /** Opens it again where it was open before; always with a new recorder, for devices may have changed. */
  resume(): void;
  state(): PartState;
}
