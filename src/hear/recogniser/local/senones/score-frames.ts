/**
 * Senone scores as libpocketsphinx writes and reads them (acmod.c, `-senlogdir`): a header, then for each frame their number
 * and the scores of all, 16 bits each, the lower byte first.
 */
export class ScoreFrames {
  readonly header: Uint8Array;
  readonly #values: Int16Array<ArrayBuffer>;
  readonly #senones: number;
  #frames = 0;

  /** `most`: so many frames have room. */
  constructor(senones: number, most: number) {
    this.header = header(senones);
    this.#values = new Int16Array(most * (1 + senones));
    this.#senones = senones;
  }

  get isFull(): boolean {
    return this.#frames * (1 + this.#senones) === this.#values.length;
  }

  /** Not for keeping: what comes next is written into it. */
  get bytes(): Uint8Array {
    return new Uint8Array(this.#values.buffer, 0, 2 * this.#frames * (1 + this.#senones));
  }

  clear(): void {
    this.#frames = 0;
  }

  /** Throws a RangeError when there is no room. */
  append(scores: Int16Array): void {
    const from = this.#frames * (1 + this.#senones);
    this.#values[from] = this.#senones;
    this.#values.set(scores, from + 1);
    this.#frames += 1;
  }
}

function header(senones: number): Uint8Array {
  const text = Buffer.from(`s3\nversion 0.1\nn_sen ${senones}\nlogbase 1.000100\nendhdr\n`);
  const order = Buffer.alloc(4);
  order.writeUInt32LE(BYTE_ORDER);
  return Buffer.concat([text, order]);
}

const BYTE_ORDER = 0x11223344;
