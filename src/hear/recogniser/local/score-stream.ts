import { type CFile, readDescriptorInC } from './c-files.ts';
import type { Pipe } from './pipe.ts';

/** Senone scores on their way into a decoder, which reads them in a thread of its own while they come. */
export class ScoreStream<Result> {
  readonly #pipe: Pipe | undefined;
  readonly #result: Promise<Result | undefined>;

  /** `decode` reads to the end. Without a pipe it is not called, and the stream takes nothing. */
  constructor(pipe: Pipe | undefined, decode: (file: CFile) => Promise<Result | undefined>) {
    this.#pipe = pipe;
    this.#result = pipe === undefined ? Promise.resolve(undefined) : readDescriptorInC(pipe.readable, decode);
    this.#result.catch(() => undefined);
  }

  /** The bytes of {@link ScoreFrames}, its header first. False when the decoder does not take them. */
  write(bytes: Uint8Array): boolean {
    return this.#pipe?.write(bytes) ?? false;
  }

  /** What the decoder made of it all. The decoder is busy until then. */
  end(): Promise<Result | undefined> {
    this.#pipe?.end();
    return this.#result;
  }
}
