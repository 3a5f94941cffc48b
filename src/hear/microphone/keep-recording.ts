import type { Frame } from '../../core/audio.ts';
import type { WilcoError } from '../../core/error.ts';
import type { Milliseconds } from '../../core/time.ts';
import { BackOff, type BackOffTimes } from '../child/back-off.ts';
import { microphoneLost, microphoneUnavailable } from './microphone-errors.ts';
import type { Recorder, RecorderEnd } from './recorder.ts';

export interface RecordingHandlers {
  /** Sound comes, from that recorder; the first frame follows. */
  delivering(recorder: Recorder): void;
  frame(frame: Frame): void;
  /** `microphone_lost`: it came and has stopped. Recording begins again, at once if it had been well for long. */
  lost(error: WilcoError): void;
  /** `microphone_unavailable`: every recorder was tried in vain. All are tried again after the back-off. */
  unavailable(error: WilcoError): void;
}

export interface RecordingOptions {
  readonly recorders: readonly Recorder[];
  /** How much sound the recorders hand over at once. */
  readonly chunk: Milliseconds;
  readonly env: NodeJS.ProcessEnv;
  readonly backOff: BackOffTimes;
}

/**
 * Keeps one recorder running, the first in the list that gives sound, until `signal` aborts. Never more than one
 * records. Resolves when the last one is gone; never rejects.
 */
export async function keepRecording(
  { recorders, chunk, env, backOff: times }: RecordingOptions,
  handlers: RecordingHandlers,
  signal: AbortSignal,
): Promise<void> {
  const backOff = new BackOff(times);
  let failures: RecorderEnd[] = [];
  let isFirstLoss = true;
  while (!signal.aborted) {
    const recorder = recorders[failures.length];
    if (recorder === undefined) {
      handlers.unavailable(microphoneUnavailable(failures, env));
      failures = [];
      await backOff.wait(0, signal);
      continue;
    }
    const startedAt = performance.now();
    let delivers = false;
    const onFrame = (frame: Frame) => {
      if (!delivers) handlers.delivering(recorder);
      delivers = true;
      handlers.frame(frame);
    };
    const end = await recorder.record(chunk, onFrame, signal);
    if (signal.aborted) return;
    if (!delivers) {
      failures.push(end);
      continue;
    }
    failures = [];
    handlers.lost(microphoneLost(end));
    const lived = performance.now() - startedAt;
    // No wait where it was well for long, or for the first time: somebody may be speaking.
    if (!isFirstLoss && lived < times.healthyAfter) await backOff.wait(lived, signal);
    isFirstLoss = false;
  }
}
