import type { Milliseconds } from '../../core/time.ts';

/** Four programs, and a library that records in a process of Wilco's own. */
export type BackendName = 'parec' | 'pvrecorder' | 'arecord' | 'sox' | 'rec';

/** The `[microphone]` of the config. */
export interface MicrophoneSettings {
  /** `auto` takes the quickest that works. */
  readonly backend: 'auto' | BackendName;
  /**
   * The name of a microphone, or a part of its name or description that no other has; `default` (or nothing) leaves the
   * choice to the system. `sox` and `rec` take ALSA names only, as they stand.
   */
  readonly device: string;
  /**
   * Keep the recorder running between takes, so that a take begins with what was said before the press. `auto`: not with
   * a Bluetooth headset, which an open microphone holds in call quality.
   */
  readonly warm: 'auto' | boolean;
  /** How much a warm microphone keeps from before the press. */
  readonly preRoll: Milliseconds;
  /** How much is still kept after the release. */
  readonly tail: Milliseconds;
}
