import { WilcoError } from '../../core/error.ts';
import { installRecorder } from './install-recorder.ts';
import type { RecorderEnd } from './recorder.ts';

/** No recorder gave any sound; `ends` is what became of each that was tried, the quickest first. */
export function microphoneUnavailable(ends: readonly RecorderEnd[], env: NodeJS.ProcessEnv): WilcoError {
  const code = 'microphone_unavailable';
  const unknown = ends.find(({ type }) => type === 'no-device');
  if (unknown !== undefined) {
    const hint = 'Plug it in, and it is used as soon as it is there; or name another one as device in [microphone].';
    return new WilcoError({ code, message: unknown.detail, hint });
  }
  // pvrecorder comes with Wilco, so it is never missing; where it fails too, a program is what helps.
  const quickest = ends.find(({ type, detail }) => type !== 'missing' && !(ends.length > 1 && /^pvrec/u.test(detail)));
  if (quickest === undefined) {
    return new WilcoError({
      code,
      message: `No program to record with: ${ends.map(({ detail }) => detail).join(', ')}.`,
      hint: `Install one: ${installRecorder(env)}`,
    });
  }
  return new WilcoError({
    code,
    message: `No sound comes from the microphone (${quickest.detail}).`,
    hint: hintFor(quickest.detail),
  });
}

function hintFor(detail: string): string {
  if (/connect/iu.test(detail))
    return 'Start the sound server: systemctl --user start pipewire-pulse, or pulseaudio --start';
  if (/too many open files|EMFILE|ENFILE|EAGAIN|ENOMEM/u.test(detail))
    return 'End some programs, or raise the limits of your session (ulimit -n, ulimit -u); it is tried again by itself.';
  return 'Plug a microphone in and choose it in the sound settings; "wilco doctor" tells when it works.';
}

/** A recorder that had given sound is gone. */
export function microphoneLost(end: RecorderEnd): WilcoError {
  return new WilcoError({
    code: 'microphone_lost',
    message: `The recording stopped while it ran (${end.detail}).`,
    hint: 'Say it again; the microphone is opened anew by itself.',
  });
}

/** A take was open when the microphone was closed. */
export function microphoneTaken(why: string): WilcoError {
  return new WilcoError({
    code: 'microphone_lost',
    message: `The recording stopped while it ran: ${why}.`,
    hint: 'Say it again when that is over.',
  });
}

export function microphonePaused(why: string): WilcoError {
  return new WilcoError({
    code: 'microphone_unavailable',
    message: `The microphone is closed: ${why}.`,
    hint: 'It is opened again by itself when that is over.',
  });
}

export function microphoneOff(): WilcoError {
  return new WilcoError({
    code: 'microphone_unavailable',
    message: 'The microphone is not open.',
    hint: 'Start Wilco with "wilco daemon".',
  });
}
