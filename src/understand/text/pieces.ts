import { tokenise } from './tokens.ts';

/** A written word with what was heard around it. */
export interface Piece {
  /** As it is compared: "what's" is "what is", "twenty one" is "21". */
  readonly key: string;
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
  /** The speaker thought before it: a hesitation, a dash, dots. */
  readonly afterPause: boolean;
  /** Broken off: "can- cancel". */
  readonly isCutOff: boolean;
}

/** Reads the forms of one sentence into pieces, each once. In typed text nobody pauses: a dash is a sign there. */
export class PieceReader {
  readonly #hesitations: ReadonlySet<string>;
  readonly #isTyped: boolean;
  readonly #read = new Map<string, readonly Piece[]>();

  constructor(hesitations: ReadonlySet<string>, isTyped: boolean) {
    this.#hesitations = hesitations;
    this.#isTyped = isTyped;
  }

  pieces(text: string): readonly Piece[] {
    const known = this.#read.get(text);
    if (known !== undefined) return known;
    const heard = piecesOf(text, this.#hesitations);
    const pieces = this.#isTyped ? heard.map((piece) => ({ ...piece, afterPause: false })) : heard;
    this.#read.set(text, pieces);
    return pieces;
  }
}

/** A text's words; hesitations are none, but are told by the word after them. */
export function piecesOf(text: string, hesitations: ReadonlySet<string>): readonly Piece[] {
  const pieces: Piece[] = [];
  let before = { key: '', start: 0, end: 0 };
  let thought = false;
  const close = (next: number): void => {
    if (before.end === 0) return;
    const gap = text.slice(before.end, Math.min(next, before.end + LONGEST_GAP));
    const paused = PAUSE.test(gap);
    if (hesitations.has(before.key)) thought = true;
    else {
      pieces.push({ ...before, afterPause: thought, isCutOff: CUT_OFF.test(gap) });
      thought = false;
    }
    thought ||= paused;
  };
  for (const token of tokenise(text)) {
    if (token.start < before.end) {
      const end = Math.max(before.end, token.end);
      before = { key: `${before.key} ${token.text}`, start: before.start, end };
      continue;
    }
    close(token.start);
    before = { key: token.text, start: token.start, end: token.end };
  }
  close(text.length);
  return pieces;
}

/** The text without the pieces from `from` to `to` (exclusive), and without what separated them from the next. */
export function textWithout(text: string, pieces: readonly Piece[], from: number, to: number): string {
  const next = pieces[to];
  if (next !== undefined) return text.slice(0, from === 0 ? 0 : pieces[from]?.start).concat(text.slice(next.start));
  return text.slice(0, pieces[from - 1]?.end ?? 0);
}

/** How the pieces were written. */
export function written(text: string, pieces: readonly Piece[], from: number, to: number): string {
  return text.slice(pieces[from]?.start ?? text.length, pieces[to - 1]?.end ?? text.length);
}

const LONGEST_GAP = 8;
/** Dashes before a word alone are a flag ("git rebase --abort"), of which programs make one dash ("—abort"). */
const PAUSE = /…|\.{2,}|(?<!\s)(?:[–—]|--)|(?:[–—]|--|-)\s/u;
const CUT_OFF = /^(?:[…—]|--|[-–](?=\s|$)|\.{2,})/u;
