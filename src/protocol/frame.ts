import { Buffer } from 'node:buffer';
import { WilcoError } from '../core/error.ts';

/** The longest message that either side takes, in bytes, without its newline. */
export const MAX_FRAME_BYTES = 16 * 1024 * 1024;

/**
 * One message as JSON and a newline. Throws a WilcoError `protocol` when it is longer than {@link MAX_FRAME_BYTES},
 * because the other side would refuse it.
 */
export function encodeFrame(message: object): Buffer {
  const frame = Buffer.from(`${JSON.stringify(message)}\n`);
  if (frame.length - 1 > MAX_FRAME_BYTES) throw tooLong();
  return frame;
}

/** Puts messages together again from bytes that arrive cut anywhere, also within a character. */
export class FrameDecoder {
  readonly #utf8 = new TextDecoder('utf-8', { fatal: true });
  #parts: Uint8Array[] = [];
  #size = 0;

  /**
   * The messages that `chunk` completes, in order. Only LF ends a message. Throws a WilcoError `protocol` at the first
   * that is too long, no UTF-8 or no JSON; the decoder is of no use after that.
   */
  *push(chunk: Uint8Array): Generator<unknown, void, undefined> {
    let start = 0;
    for (let end = chunk.indexOf(LF); end !== -1; end = chunk.indexOf(LF, start)) {
      this.#keep(chunk.subarray(start, end));
      start = end + 1;
      yield this.#take();
    }
    this.#keep(chunk.subarray(start));
  }

  /** Whether a message has begun that no newline has ended yet. */
  get isInsideFrame(): boolean {
    return this.#size > 0;
  }

  #keep(part: Uint8Array): void {
    if (part.length === 0) return;
    this.#size += part.length;
    if (this.#size > MAX_FRAME_BYTES) throw tooLong();
    this.#parts.push(part);
  }

  #take(): unknown {
    const bytes = this.#parts.length === 1 ? this.#parts[0] : Buffer.concat(this.#parts);
    this.#parts = [];
    this.#size = 0;
    try {
      return JSON.parse(this.#utf8.decode(bytes));
    } catch (cause) {
      throw new WilcoError(
        { code: 'protocol', message: 'A message on the socket is not a line of JSON.', hint: SAME_VERSION_HINT },
        { cause },
      );
    }
  }
}

/** What to do when the two sides do not understand each other. */
export const SAME_VERSION_HINT =
  'Restart the daemon, so that it and the command line are of one version: systemctl --user restart wilco';

const LF = 0x0a;

function tooLong(): WilcoError {
  return new WilcoError({
    code: 'protocol',
    message: `A message on the socket is longer than ${MAX_FRAME_BYTES / 1024 / 1024} MiB.`,
    hint: 'Hand over long text as a file: name it in the prompt.',
  });
}
