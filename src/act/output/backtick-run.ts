const BACKTICK = 0x60;
const FENCE = '```';

/** The longest run of backticks in bytes that come in pieces; of those shorter than a fence nothing is told. */
export class BacktickRun {
  #longest = 0;
  /** How long the run at the end of the last piece is: it can go on in the next. */
  #unended = 0;

  /** How many backticks no run so far is as long as; three at least. */
  get fence(): number {
    return Math.max(FENCE.length, this.#longest + 1);
  }

  push(bytes: Uint8Array): void {
    const piece = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const first = endOfRun(piece, 0);
    this.#note(this.#unended + first);
    if (first === piece.length) {
      this.#unended += first;
      return;
    }
    for (let at = piece.indexOf(FENCE, first); at >= 0; ) {
      const end = endOfRun(piece, at);
      this.#note(end - at);
      at = piece.indexOf(FENCE, end);
    }
    this.#unended = piece.length - beginOfRun(piece, piece.length);
  }

  #note(length: number): void {
    if (length > this.#longest) this.#longest = length;
  }
}

function endOfRun(piece: Buffer, from: number): number {
  let end = from;
  while (piece[end] === BACKTICK) end += 1;
  return end;
}

function beginOfRun(piece: Buffer, to: number): number {
  let begin = to;
  while (piece[begin - 1] === BACKTICK) begin -= 1;
  return begin;
}
