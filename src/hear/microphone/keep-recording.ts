import type { Frame } from '../../core/audio.ts';
import type { WilcoError } from '../../core/error.ts';
import { BackOff, type BackOffTimes } from '../child/back-off.ts';
import type { Backend, BackendName } from './backends.ts';
import { microphoneLost, microphoneUnavailable } from './microphone-errors.ts';
import { type RecorderEnd, runRecorder } from './recorder.ts';

export interface RecordingHandlers {
  /** Sound comes, from that program; the first frame follows. */
  delivering(backend: BackendName): void;
  frame(frame: Frame): void;
  /** `microphone_lost`: it came and has stopped. The same program is started again after the back-off. */
  lost(error: WilcoError): void;
  /** `microphone_unavailable`: every program was tried in vain. All are tried again after the back-off. */
  unavailable(error: WilcoError): void;
}

/**
 * Keeps one recorder running, the first in the list that gives sound, until `signal` aborts. Never more than one
 * process is alive. Resolves when the last one is gone; never rejects.
 */
export async function keepRecording(
  backends: readonly Backend[],
  env: NodeJS.ProcessEnv,
  times: BackOffTimes,
  handlers: RecordingHandlers,
  signal: AbortSignal,
): Promise<void> {
  const backOff = new BackOff(times);
  let failures: RecorderEnd[] = [];
  while (!signal.aborted) {
    const backend = backends[failures.length];
    if (backend === undefined) {
      handlers.unavailable(microphoneUnavailable(failures, env));
      failures = [];
      await backOff.wait(0, signal);
      continue;
    }
    const startedAt = performance.now();
    let delivers = false;
    const onFrame = (frame: Frame) => {
      if (!delivers) handlers.delivering(backend.name);
      delivers = true;
      handlers.frame(frame);
    };
    const end = await runRecorder(backend, env, onFrame, signal);
    if (signal.aborted) return;
    if (!delivers) {
      failures.push(end);
      continue;
    }
    handlers.lost(microphoneLost(end));
    await backOff.wait(performance.now() - startedAt, signal);
  }
}
