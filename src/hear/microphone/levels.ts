import type { Level } from '../../core/heard.ts';
import type { Microphone } from '../../core/microphone.ts';
import { LevelMeter } from './level-meter.ts';

/** The level of each 100 ms of what the microphone records; nothing while it is closed. Ends when `signal` aborts. Never throws. */
export async function* levels(microphone: Pick<Microphone, 'follow'>, signal: AbortSignal): AsyncIterable<Level> {
  const meter = new LevelMeter();
  for await (const { samples } of microphone.follow(signal)) {
    const level = meter.add(samples);
    if (level !== undefined) yield level;
  }
}
