import type { Candidate } from './candidate.ts';
import { Corrections } from './corrections.ts';
import { withoutFalseStart } from './false-starts.ts';
import { Phrases } from './phrases.ts';
import { type Piece, PieceReader, textWithout, written } from './pieces.ts';
import type { RepairWords } from './repair-words.ts';
import { withoutStutter } from './stutter.ts';
import { TurningWords } from './turning-words.ts';

/** All that a sentence may have been meant to be, if it is none as it stands; the surest first. */
export class Proposals {
  readonly #openers: Phrases;
  readonly #fillers: Phrases;
  readonly #neverLeftOut: TurningWords;
  readonly #corrections: Corrections;
  readonly #hesitations: ReadonlySet<string>;

  constructor(words: RepairWords) {
    this.#openers = new Phrases(words.openers);
    this.#fillers = new Phrases(words.fillers);
    this.#neverLeftOut = new TurningWords(words.never_left_out);
    this.#corrections = new Corrections(words, this.#neverLeftOut);
    this.#hesitations = new Set(words.hesitations);
  }

  /** `isDictated`: it is a sentence with free text already, so only what nobody dictates is proposed. */
  *candidates(text: string, isDictated: boolean, isTyped: boolean): Generator<Candidate> {
    const reader = new PieceReader(this.#hesitations, isTyped);
    const plain = { text, changes: [], isDoubtful: false, beatsFreeText: true };
    const steady = this.#steady(plain, reader, isDictated);
    if (steady !== undefined) yield steady;
    const bases: Candidate[] = steady === undefined ? [plain] : [steady, plain];
    if (!isDictated) {
      const base = steady ?? plain;
      for (const short of [withoutSymbols(base, reader), this.#withoutFillers(base, reader)]) {
        if (short === undefined) continue;
        yield short;
        const both = this.#steady(short, reader, false);
        if (both !== undefined) yield both;
        bases.push(both ?? short);
      }
    }
    if (!isDictated) yield* bases.flatMap((base) => this.#withoutOpeners(base, reader));
    for (const base of bases) yield* this.#falseStarts(base, reader);
    if (!isDictated) yield* bases.map((base) => withoutPossessive(base, reader)).filter((found) => found !== undefined);
    for (const base of bases) {
      const found = this.#corrections.candidates(base.text, reader.pieces(base.text));
      yield* found.map((candidate) => after(base, candidate));
    }
  }

  #steady(base: Candidate, reader: PieceReader, isDictated: boolean): Candidate | undefined {
    const from = isDictated ? this.#headOf(reader.pieces(base.text)) : 0;
    const steady = withoutStutter(base.text, reader, from, isDictated);
    return steady === undefined ? undefined : after(base, steady);
  }

  #falseStarts(base: Candidate, reader: PieceReader): readonly Candidate[] {
    const pieces = reader.pieces(base.text);
    const found = withoutFalseStart(base.text, pieces, this.#headOf(pieces), this.#neverLeftOut);
    return found.map((candidate) => after(base, candidate));
  }

  #withoutFillers(base: Candidate, reader: PieceReader): Candidate | undefined {
    let text = base.text;
    const changes = new Set<string>();
    for (let at = 0, pieces = reader.pieces(base.text); at < Math.min(pieces.length, MOST_WORDS); ) {
      const length = this.#fillers.lengthAt(pieces, at);
      if (length === 0 || length === pieces.length) {
        at += 1;
        continue;
      }
      changes.add(`left out “${written(text, pieces, at, at + length)}”`);
      text = textWithout(text, pieces, at, at + length);
      pieces = reader.pieces(text);
    }
    if (changes.size === 0) return undefined;
    return after(base, { text, changes: [...changes], isDoubtful: true, beatsFreeText: false });
  }

  #withoutOpeners(base: Candidate, reader: PieceReader): readonly Candidate[] {
    const pieces = reader.pieces(base.text);
    const head = this.#headOf(pieces);
    if (head === 0 || this.#neverLeftOut.areIn(pieces, 0, head)) return [];
    const changes = [`left out “${written(base.text, pieces, 0, head)}”`];
    const text = textWithout(base.text, pieces, 0, head);
    return [after(base, { text, changes, isDoubtful: true, beatsFreeText: false })];
  }

  /** Where the command begins, past "hey wilco, could you". */
  #headOf(pieces: readonly Piece[]): number {
    let at = 0;
    for (let length = this.#openers.lengthAt(pieces, at); length > 0; length = this.#openers.lengthAt(pieces, at)) {
      at += length;
    }
    return at < pieces.length ? at : 0;
  }
}

/** Of a longer text nothing is left out. */
const MOST_WORDS = 60;

/** Without emoji and the like at either end. */
function withoutSymbols(base: Candidate, reader: PieceReader): Candidate | undefined {
  const pieces = reader.pieces(base.text);
  const first = pieces.findIndex((piece) => !isSymbol(piece));
  const last = pieces.findLastIndex((piece) => !isSymbol(piece)) + 1;
  if (first < 0 || (first === 0 && last === pieces.length)) return undefined;
  const text = textWithout(base.text, pieces, last, pieces.length).slice(pieces[first]?.start ?? 0);
  return after(base, { text, changes: ['left out the symbols around it'], isDoubtful: false, beatsFreeText: false });
}

/** Without the first "'s" that a recogniser may have put behind a name: "the billing's project". */
function withoutPossessive(base: Candidate, reader: PieceReader): Candidate | undefined {
  const second = reader.pieces(base.text)[1]?.start ?? base.text.length;
  const found = POSSESSIVE.exec(base.text.slice(second, second + LONGEST_LOOKED_AT));
  if (found === null) return undefined;
  const at = second + found.index;
  const text = base.text.slice(0, at) + base.text.slice(at + found[0].length);
  return after(base, { text, changes: [`left out “${found[0]}”`], isDoubtful: true, beatsFreeText: false });
}

const POSSESSIVE = /(?<=[\p{L}\p{N}])['’]s(?=\s+\p{L})/iu;
const LONGEST_LOOKED_AT = 300;

function isSymbol({ key }: Piece): boolean {
  return /^\p{So}/u.test(key);
}

function after(base: Candidate, next: Candidate): Candidate {
  return {
    ...next,
    changes: [...base.changes, ...next.changes],
    isDoubtful: base.isDoubtful || next.isDoubtful,
    beatsFreeText: base.beatsFreeText && next.beatsFreeText,
  };
}
