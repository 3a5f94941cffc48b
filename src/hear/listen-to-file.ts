import type { Recognition } from '../core/heard.ts';
import type { Hints, Recogniser } from '../core/recogniser.ts';
import { readWav } from './recogniser/read-wav.ts';
import { recogniseSound } from './talk/recognise-sound.ts';

/** Recognises a WAV file. Rejects with what {@link readWav} and the recogniser reject with. */
export async function listenToFile(
  file: string,
  recogniser: Recogniser,
  hints: Hints,
  signal: AbortSignal,
): Promise<Recognition> {
  const samples = await readWav(file);
  signal.throwIfAborted();
  return await recogniseSound([samples], recogniser, hints, signal);
}
