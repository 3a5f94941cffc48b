import { SAMPLE_RATE } from '../core/audio.ts';
import type { Recognition } from '../core/heard.ts';
import type { Hints, Recogniser } from '../core/recogniser.ts';
import { readWav } from './recogniser/read-wav.ts';

/** As much as a microphone hands over at once, so that a file is heard as a person is. */
const FRAME = SAMPLE_RATE / 25;

/** Recognises a WAV file. Rejects with what {@link readWav} and the recogniser reject with. */
export async function listenToFile(
  file: string,
  recogniser: Recogniser,
  hints: Hints,
  signal: AbortSignal,
): Promise<Recognition> {
  const samples = await readWav(file);
  signal.throwIfAborted();
  const listening = recogniser.begin(hints, signal);
  for (let start = 0; start < samples.length; start += FRAME) listening.push(samples.slice(start, start + FRAME));
  return await listening.finish();
}
