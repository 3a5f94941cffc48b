import { SAMPLE_RATE, type Samples } from '../../core/audio.ts';
import type { Recognition } from '../../core/heard.ts';
import type { Hints, Recogniser } from '../../core/recogniser.ts';

/** As much as a microphone hands over at once, so that sound from elsewhere is heard as a person is. */
const FRAME = SAMPLE_RATE / 25;

/** Recognises sound that is there as a whole. Rejects with what the recogniser rejects with. */
export function recogniseSound(
  sound: readonly Samples[],
  recogniser: Recogniser,
  hints: Hints,
  signal: AbortSignal,
): Promise<Recognition> {
  const listening = recogniser.begin(hints, signal);
  for (const samples of sound) {
    for (let start = 0; start < samples.length; start += FRAME) listening.push(samples.slice(start, start + FRAME));
  }
  return listening.finish();
}
