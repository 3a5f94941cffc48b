import type { Candidate } from './candidate.ts';
import { type Piece, type PieceReader, textWithout, written } from './pieces.ts';

/** Longest phrase, in words, that is said once more by mistake. */
const LONGEST_PHRASE = 8;
/** Words of a sentence that are looked at. */
const MOST_WORDS = 60;
const MOST_CUTS = 40;

/**
 * What is said twice in a row is said once: "start start task", "cancel the cancel the last one", "stop stop stop". The
 * last word of the first time may be broken off: "start ta- start task". Numbers and letters are not said twice by
 * mistake, "two two" may be 22; "a" and "i" are words unless something is spelled or counted around them.
 *
 * `atHead` looks at phrases of two words and more that begin at `from` and nowhere else, for what comes after may be
 * dictated. Undefined when nothing is said twice.
 */
export function withoutStutter(
  text: string,
  reader: PieceReader,
  from: number,
  atHead: boolean,
): Candidate | undefined {
  const changes: string[] = [];
  let isDoubtful = false;
  let now = text;
  let at = from;
  for (let pieces = reader.pieces(now); at < Math.min(pieces.length, MOST_WORDS); ) {
    if (changes.length >= MOST_CUTS) break;
    const said = repeatedAt(pieces, at, atHead ? 2 : 1);
    if (said === undefined) {
      if (atHead) break;
      at += 1;
      continue;
    }
    changes.push(`took “${written(now, pieces, at, at + said.length)}” once`);
    isDoubtful ||= said.isGuess;
    now = textWithout(now, pieces, at, at + said.length);
    pieces = reader.pieces(now);
  }
  return now === text ? undefined : { text: now, changes: [...new Set(changes)], isDoubtful, beatsFreeText: atHead };
}

interface Repeated {
  readonly length: number;
  /** Its last word is only the beginning of the other, and nothing says that it was broken off. */
  readonly isGuess: boolean;
}

function repeatedAt(pieces: readonly Piece[], at: number, shortest: number): Repeated | undefined {
  for (let length = Math.min(LONGEST_PHRASE, (pieces.length - at) >> 1); length >= shortest; length -= 1) {
    const said = pieces.slice(at, at + length);
    const again = pieces.slice(at + length, at + 2 * length);
    if (said.every((piece) => !isWord(piece) || (length === 1 && isLetter(piece)))) {
      if (length > 1 || !isProse(pieces, at)) continue;
    }
    const last = length - 1;
    if (!said.every((piece, index) => index === last || piece.key === again[index]?.key)) continue;
    const first = said[last];
    const second = again[last];
    if (first === undefined || second === undefined) continue;
    if (first.key === second.key) return { length, isGuess: false };
    if (isBeginning(first, second) && (first.isCutOff || length > 1)) return { length, isGuess: !first.isCutOff };
  }
  return undefined;
}

/** Whether "a a" and "i i" stand among words. */
function isProse(pieces: readonly Piece[], at: number): boolean {
  const around = [pieces[at - 1], pieces[at + 2]].filter((piece) => piece !== undefined);
  return (
    isLetterWord(pieces[at]) &&
    pieces[at + 2] !== undefined &&
    around.every((piece) => isWord(piece) && !isLetter(piece))
  );
}

/** "a" and "i", which are words as well. */
export function isLetterWord(piece: Piece | undefined): boolean {
  return piece?.key === 'a' || piece?.key === 'i';
}

function isLetter({ key }: Piece): boolean {
  return key.length === 1;
}

/** Whether a word may be the beginning of another: "sta" of "start". */
export function isBeginning(piece: Piece, whole: Piece): boolean {
  return isWord(piece) && whole.key.length > piece.key.length && whole.key.startsWith(piece.key);
}

function isWord({ key }: Piece): boolean {
  return /^\p{L}/u.test(key);
}
