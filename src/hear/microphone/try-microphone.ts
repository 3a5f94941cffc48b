import { untilAborted } from '../../core/until-aborted.ts';
import { usualBackOff } from '../child/back-off.ts';
import { type BackendName, backends } from './backends.ts';
import { keepRecording } from './keep-recording.ts';
import type { MicrophoneSettings } from './settings.ts';

/**
 * Records until the first sound. Resolves with the program that gave it, its process gone; rejects with
 * `microphone_unavailable` when none does, or with the reason of `signal`.
 */
export async function tryMicrophone(
  settings: MicrophoneSettings,
  env: NodeJS.ProcessEnv,
  signal: AbortSignal,
): Promise<BackendName> {
  const enough = new AbortController();
  const first = Promise.withResolvers<BackendName>();
  const handlers = {
    delivering: first.resolve,
    unavailable: first.reject,
    frame: () => undefined,
    lost: () => undefined,
  };
  const until = AbortSignal.any([signal, enough.signal]);
  const recording = keepRecording(backends(settings), env, usualBackOff, handlers, until);
  try {
    return await untilAborted(first.promise, signal);
  } finally {
    enough.abort();
    await recording;
  }
}
