import type { Frame } from '../../core/audio.ts';
import type { Milliseconds } from '../../core/time.ts';
import type { BackendName } from './settings.ts';

/** A recorder that gives no sound for this long hangs. The first sound can take 2 s when a sound server sleeps. */
export const LONGEST_SILENCE: Milliseconds = 4000;

/** Why a recorder no longer records. */
export interface RecorderEnd {
  /** `missing`: it is not installed; `no-device`: there is no such microphone, and `detail` is a sentence that says so. */
  readonly type: 'missing' | 'no-device' | 'hung' | 'ended';
  /** What it said last, or how it ended, for a person. */
  readonly detail: string;
}

/** One way to record the microphone of the settings. */
export interface Recorder {
  readonly name: BackendName;
  /**
   * Records once and hands over frames of about `chunk` milliseconds as they arrive, none of them empty. Resolves when
   * nothing is recorded any more: after `signal` aborted, when it ended by itself, when it hung, or when it could not be
   * started. Never rejects, and is not called again before it resolved.
   */
  record(chunk: Milliseconds, onFrame: (frame: Frame) => void, signal: AbortSignal): Promise<RecorderEnd>;
  /** What it knows of the devices is no longer true. */
  devicesChanged(): void;
}
