import { untilAborted } from '../../core/until-aborted.ts';
import { usualBackOff } from '../child/back-off.ts';
import { createRecorders } from './create-recorders.ts';
import { keepRecording } from './keep-recording.ts';
import type { Recorder } from './recorder.ts';
import type { BackendName, MicrophoneSettings } from './settings.ts';

/**
 * Records until the first sound. Resolves with the backend that gave it, nothing of it left running; rejects with
 * `microphone_unavailable` when none does, or with the reason of `signal`.
 */
export async function tryMicrophone(
  settings: MicrophoneSettings,
  env: NodeJS.ProcessEnv,
  signal: AbortSignal,
): Promise<BackendName> {
  const enough = new AbortController();
  const first = Promise.withResolvers<Recorder>();
  const handlers = {
    delivering: first.resolve,
    unavailable: first.reject,
    frame: () => undefined,
    lost: () => undefined,
  };
  const until = AbortSignal.any([signal, enough.signal]);
  const recorders = createRecorders(settings, { env, log: silentLog, signal: until });
  const options = { recorders, chunk: 40, env, backOff: usualBackOff };
  const recording = keepRecording(options, handlers, until);
  try {
    return (await untilAborted(first.promise, signal)).name;
  } finally {
    enough.abort();
    await recording;
  }
}

const silentLog = { info: () => undefined, warn: () => undefined };
