import { type Piece, piecesOf } from './pieces.ts';

/** A set of words and phrases that are looked for among pieces. */
export class Phrases {
  readonly #byFirst = new Map<string, string[][]>();

  constructor(phrases: readonly string[]) {
    for (const phrase of phrases) {
      const keys = piecesOf(phrase, NO_HESITATIONS).map((piece) => piece.key);
      const [first] = keys;
      if (first === undefined) continue;
      const known = this.#byFirst.get(first) ?? [];
      known.push(keys);
      this.#byFirst.set(
        first,
        known.toSorted((one, other) => other.length - one.length),
      );
    }
  }

  /** How many pieces the longest phrase at `at` has; 0 when none stands there. */
  lengthAt(pieces: readonly Piece[], at: number): number {
    const phrases = this.#byFirst.get(pieces[at]?.key ?? '') ?? [];
    return phrases.find((keys) => keys.every((key, index) => pieces[at + index]?.key === key))?.length ?? 0;
  }
}

const NO_HESITATIONS: ReadonlySet<string> = new Set();
