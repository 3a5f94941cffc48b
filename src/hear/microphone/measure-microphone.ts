import { durationOf } from '../../core/audio.ts';
import type { Level } from '../../core/heard.ts';
import type { MicrophoneReading } from '../../core/microphone-reading.ts';
import type { Milliseconds } from '../../core/time.ts';
import { usualBackOff } from '../child/back-off.ts';
import { EventQueue } from '../event-queue.ts';
import { createRecorders } from './create-recorders.ts';
import { keepRecording } from './keep-recording.ts';
import { LevelMeter } from './level-meter.ts';
import { lookAtDevice } from './look-at-device.ts';
import { loudnessOf } from './loudness.ts';
import type { MicrophoneSettings } from './settings.ts';
import { verdictOf } from './verdict.ts';

/**
 * Records for `span` milliseconds with a recorder of its own, then closes it. Gives the backend first, a level for each
 * 100 ms, and a verdict at the end; ends without one when `signal` aborts. Throws `microphone_unavailable`, or
 * `microphone_lost` when the recorder dies on the way.
 */
export async function* measureMicrophone(
  settings: MicrophoneSettings,
  env: NodeJS.ProcessEnv,
  span: Milliseconds,
  signal: AbortSignal,
): AsyncIterable<MicrophoneReading> {
  const enough = new AbortController();
  const until = AbortSignal.any([signal, enough.signal]);
  const device = await lookAtDevice(settings, env, signal);
  const source = device.type === 'there' ? device.source : undefined;
  const readings = new EventQueue<MicrophoneReading>();
  const meter = new LevelMeter();
  const levels: Level[] = [];
  let recorded = 0;
  const handlers = {
    delivering: ({ name }: { readonly name: string }) =>
      readings.push({ type: 'opened', backend: name, device: source?.description ?? (settings.device || 'default') }),
    frame: ({ samples }: { readonly samples: Int16Array }) => {
      recorded += durationOf(samples.length);
      const level = meter.add(samples);
      if (level !== undefined) readings.push({ type: 'level', level });
      if (level !== undefined) levels.push(level);
      if (recorded >= span) readings.close();
    },
    lost: (error: Error) => readings.close(error),
    unavailable: (error: Error) => readings.close(error),
  };
  const recorders = createRecorders(settings, { env, log: silentLog, signal: until });
  const options = { recorders, chunk: 40, env, backOff: usualBackOff };
  const recording = keepRecording(options, handlers, until);
  try {
    yield* readings.until(signal);
    if (!signal.aborted) yield { type: 'verdict', ...verdictOf(loudnessOf(levels), source) };
  } finally {
    enough.abort();
    await recording;
  }
}

const silentLog = { info: () => undefined, warn: () => undefined };
