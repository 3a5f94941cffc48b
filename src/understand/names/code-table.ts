/**
 * Finds the codes that differ in a few consonants. Each code is a row of two bits a consonant (there is one; there are
 * two or more), so that a look-up is one pass over numbers, and only over codes of about the same length.
 */
export class CodeTable {
  readonly #rows: readonly { readonly bits: Int32Array; readonly places: Int32Array }[];

  /** Each place has the two codes of a name. */
  constructor(codes: readonly (readonly [string, string])[]) {
    const byLength: { bits: number[]; places: number[] }[] = [];
    const add = (code: string, place: number): void => {
      const length = Math.min(code.length, LONGEST);
      while (byLength.length <= length) byLength.push({ bits: [], places: [] });
      byLength[length]?.bits.push(bitsOf(code));
      byLength[length]?.places.push(place);
    };
    for (const [place, [first, second]] of codes.entries()) {
      add(first, place);
      if (second !== first) add(second, place);
    }
    this.#rows = byLength.map(({ bits, places }) => ({ bits: Int32Array.from(bits), places: Int32Array.from(places) }));
  }

  /** The places whose codes may be a few edits from one of these; every place once. */
  near([first, second]: readonly [string, string]): ReadonlySet<number> {
    const found = new Set<number>();
    this.#collect(first, found);
    if (second !== first) this.#collect(second, found);
    return found;
  }

  #collect(code: string, found: Set<number>): void {
    const bits = bitsOf(code);
    const edits = editsFor(code.length);
    const length = Math.min(code.length, LONGEST);
    for (let at = Math.max(0, length - edits); at <= length + edits; at += 1) {
      const row = this.#rows[at];
      if (row === undefined) continue;
      for (let place = 0; place < row.bits.length; place += 1) {
        if (countBits((row.bits[place] ?? 0) ^ bits) <= 2 * edits) found.add(row.places[place] ?? 0);
      }
    }
  }
}

/** Longer codes are kept with those of this length. */
const LONGEST = 24;

/** The letters of coarse codes, see `word-sound.ts`. */
const LETTERS = 'AFHKLMNPRST';

function editsFor(length: number): number {
  return length <= 5 ? 1 : length <= 10 ? 2 : 3;
}

function bitsOf(code: string): number {
  let bits = 0;
  for (const letter of code) {
    const once = 1 << (2 * LETTERS.indexOf(letter));
    bits |= (bits & once) === 0 ? once : once << 1;
  }
  return bits;
}

function countBits(bits: number): number {
  let count = bits - ((bits >>> 1) & 0x55555555);
  count = (count & 0x33333333) + ((count >>> 2) & 0x33333333);
  return (((count + (count >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}
