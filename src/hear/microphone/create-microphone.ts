import type { Microphone } from '../../core/microphone.ts';
import type { MicrophoneOptions } from './microphone-options.ts';
import { RecordingMicrophone } from './recording-microphone.ts';

/** The microphone of the settings; nothing runs before its `start`. */
export function createMicrophone(options: MicrophoneOptions): Microphone {
  return new RecordingMicrophone(options);
}
