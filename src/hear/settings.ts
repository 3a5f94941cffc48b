import type { HotkeySettings } from './hotkey/settings.ts';
import type { MicrophoneSettings } from './microphone/settings.ts';
import type { RecogniserSettings } from './recogniser/settings.ts';
import type { WakeWordSettings } from './wake-word/settings.ts';

/** What the room HEAR needs of the config. */
export interface HearSettings {
  readonly hotkey: HotkeySettings;
  readonly microphone: MicrophoneSettings;
  readonly recogniser: RecogniserSettings;
  readonly wakeWord: WakeWordSettings;
}
