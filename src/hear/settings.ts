import type { Milliseconds } from '../core/time.ts';
import type { MicrophoneSettings } from './microphone/settings.ts';
import type { RecogniserSettings } from './recogniser/settings.ts';

/** What the room HEAR needs of the config. */
export interface HearSettings {
  readonly hotkey: HotkeySettings;
  readonly microphone: MicrophoneSettings;
  readonly recogniser: RecogniserSettings;
}

export interface HotkeySettings {
  readonly enabled: boolean;
  /** "ControlRight", "F9", "Ctrl+Alt+Space" … */
  readonly key: string;
  /** A shorter press is a slip of the finger. */
  readonly minimumHold: Milliseconds;
}
