import type { Recognition } from '../core/heard.ts';
import type { Hints, Recogniser } from '../core/recogniser.ts';
import { listenToFile } from '../hear/listen-to-file.ts';

/** A recogniser for sound files, without a key or a microphone; started when the first file is there. */
export class FileEars {
  readonly #recogniser: Recogniser;
  #opened: Promise<void> | undefined;

  constructor(recogniser: Recogniser) {
    this.#recogniser = recogniser;
  }

  /** Rejects with `recogniser_unavailable`. What was started by the first call ends when that one's `signal` aborts. */
  async open(hints: Hints, signal: AbortSignal): Promise<void> {
    this.#opened ??= this.#recogniser.start(signal);
    await this.#opened;
    this.#recogniser.prepare(hints);
  }

  /** Rejects with `audio_format`, and with what the recogniser failed with. */
  listen(file: string, hints: Hints, signal: AbortSignal): Promise<Recognition> {
    return listenToFile(file, this.#recogniser, hints, signal);
  }
}
