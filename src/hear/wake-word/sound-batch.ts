import { SAMPLE_RATE, type Samples } from '../../core/audio.ts';

/** 80 ms: each message to another process costs as much as decoding some milliseconds of sound. */
const SIZE = (SAMPLE_RATE * 80) / 1000;

/** Gathers sound into pieces that are worth a message. */
export class SoundBatch {
  readonly #send: (samples: Samples, from: number) => void;
  readonly #pieces: Samples[] = [];
  #gathered = 0;
  #sent = 0;

  /** `from` is the place of the piece's first sample in all that was ever added. */
  constructor(send: (samples: Samples, from: number) => void) {
    this.#send = send;
  }

  add(samples: Samples): void {
    this.#pieces.push(samples);
    this.#gathered += samples.length;
    if (this.#gathered < SIZE) return;
    const whole = new Int16Array(this.#gathered);
    let at = 0;
    for (const piece of this.#pieces) {
      whole.set(piece, at);
      at += piece.length;
    }
    const from = this.#sent;
    this.clear();
    this.#send(whole, from);
  }

  /** What was not sent yet is not sent at all; its places are passed over. */
  clear(): void {
    this.#sent += this.#gathered;
    this.#gathered = 0;
    this.#pieces.length = 0;
  }
}
