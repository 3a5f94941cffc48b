import type { Microphone } from '../../core/microphone.ts';
import { ColdMicrophone } from './cold-microphone.ts';
import type { MicrophoneOptions } from './microphone-options.ts';
import { WarmMicrophone } from './warm-microphone.ts';

export function createMicrophone(options: MicrophoneOptions): Microphone {
  return options.settings.warm ? new WarmMicrophone(options) : new ColdMicrophone(options);
}
