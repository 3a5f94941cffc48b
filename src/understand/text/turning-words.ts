import type { Piece } from './pieces.ts';

/** Words without which a sentence says the opposite, or more than was said: "don't", "if". No repair leaves them out. */
export class TurningWords {
  readonly #words: ReadonlySet<string>;

  /** One word each; "not" is also found in "don't". */
  constructor(words: readonly string[]) {
    this.#words = new Set(words);
  }

  /** Whether one of them is among the pieces from `from` to `to` (exclusive). */
  areIn(pieces: readonly Piece[], from: number, to: number): boolean {
    return pieces.slice(from, to).some(({ key }) => key.split(' ').some((word) => this.#words.has(word)));
  }
}
