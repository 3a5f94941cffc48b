import type { Milliseconds } from '../../core/time.ts';
import type { BackendName } from './backends.ts';

/** The `[microphone]` of the config. */
export interface MicrophoneSettings {
  /** `auto` takes the quickest that works. */
  readonly backend: 'auto' | BackendName;
  /** As the backend names it: a PulseAudio source, an ALSA device; `default` leaves the choice to the system. */
  readonly device: string;
  /** Keep the recorder running between takes, so that a take begins with what was said before the press. */
  readonly warm: boolean;
  /** How much a warm microphone keeps from before the press. */
  readonly preRoll: Milliseconds;
  /** How much is still kept after the release. */
  readonly tail: Milliseconds;
}
