/**
 * Bytes to lines. Only a newline splits; bytes that are no UTF-8 become U+FFFD, also where a character lies across two
 * chunks. A line longer than `longest` bytes is cut there and says so, and no more of it is ever held in memory.
 */
export class LineSplitter {
  readonly #longest: number;
  #begun: Buffer[] = [];
  #kept = 0;
  #length = 0;

  constructor(longest: number) {
    this.#longest = longest;
  }

  /** The lines that `chunk` completes, without newlines. */
  push(chunk: Buffer): readonly string[] {
    const lastNewline = chunk.lastIndexOf(0x0a);
    if (lastNewline < 0) {
      this.#keep(chunk);
      return [];
    }
    const firstNewline = chunk.indexOf(0x0a);
    this.#keep(chunk.subarray(0, firstNewline));
    const lines = [this.#take()];
    if (lastNewline > firstNewline) {
      for (const line of chunk.toString('utf8', firstNewline + 1, lastNewline).split('\n')) lines.push(line);
    }
    this.#keep(chunk.subarray(lastNewline + 1));
    return lines;
  }

  /** A last line that no newline ended; undefined when there is none. */
  end(): string | undefined {
    return this.#length === 0 ? undefined : this.#take();
  }

  #keep(bytes: Buffer): void {
    this.#length += bytes.length;
    const room = this.#longest - this.#kept;
    if (room <= 0 || bytes.length === 0) return;
    const kept = Buffer.from(bytes.subarray(0, room));
    this.#begun.push(kept);
    this.#kept += kept.length;
  }

  #take(): string {
    const bytes = Buffer.concat(this.#begun);
    const length = this.#length;
    this.#begun = [];
    this.#kept = 0;
    this.#length = 0;
    if (length <= bytes.length) return bytes.toString('utf8');
    return `${withoutHalfCharacter(bytes).toString('utf8')} … [line of ${length} bytes, cut here]`;
  }
}

/** A cut in the middle of a character would look like bytes that are none. */
function withoutHalfCharacter(bytes: Buffer): Buffer {
  let end = bytes.length;
  while (end > 0 && end > bytes.length - 4 && ((bytes[end - 1] ?? 0) & 0xc0) === 0x80) end -= 1;
  return ((bytes[end - 1] ?? 0) & 0xc0) === 0xc0 ? bytes.subarray(0, end - 1) : bytes;
}
