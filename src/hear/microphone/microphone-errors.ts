import { WilcoError } from '../../core/error.ts';
import { installRecorder } from './install-recorder.ts';
import type { RecorderEnd } from './recorder.ts';

/** No recorder gave any sound; `ends` is what became of each that was tried, the quickest first. */
export function microphoneUnavailable(ends: readonly RecorderEnd[], env: NodeJS.ProcessEnv): WilcoError {
  const quickest = ends.find(({ type }) => type !== 'missing');
  if (quickest === undefined) {
    return new WilcoError({
      code: 'microphone_unavailable',
      message: `No program to record with: ${ends.map(({ detail }) => detail).join(', ')}.`,
      hint: `Install one: ${installRecorder(env)}`,
    });
  }
  return new WilcoError({
    code: 'microphone_unavailable',
    message: `No sound comes from the microphone (${quickest.detail}).`,
    hint: /connect/i.test(quickest.detail)
      ? 'Start the sound server: systemctl --user start pipewire-pulse, or pulseaudio --start'
      : 'Plug a microphone in and choose it in the sound settings; "wilco doctor" tells when it works.',
  });
}

/** A recorder that had given sound is gone. */
export function microphoneLost(end: RecorderEnd): WilcoError {
  return new WilcoError({
    code: 'microphone_lost',
    message: `The recording stopped while it ran (${end.detail}).`,
    hint: 'Say it again; the microphone is opened anew by itself.',
  });
}

export function microphoneOff(): WilcoError {
  return new WilcoError({
    code: 'microphone_unavailable',
    message: 'The microphone is not open.',
    hint: 'Start Wilco with "wilco daemon".',
  });
}
