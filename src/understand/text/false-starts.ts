import type { Candidate } from './candidate.ts';
import { type Piece, textWithout, written } from './pieces.ts';
import { isBeginning, isLetterWord } from './stutter.ts';
import type { TurningWords } from './turning-words.ts';

/** Longest beginning, in words, that is given up for another. */
const LONGEST_START = 4;
/** The first words of a sentence, among which fragments are looked for. */
const HEAD = 12;

/**
 * Beginnings that were given up: a broken-off word ("fr- cancel it", "st start task"), with words before it that are said
 * once more ("task fo- task four"), and a few words before the command begins anew, with the same word ("cancel the …
 * cancel task two") or after a pause ("start uh cancel it").
 */
export function withoutFalseStart(
  text: string,
  pieces: readonly Piece[],
  from: number,
  neverLeftOut: TurningWords,
): readonly Candidate[] {
  return [...fragments(text, pieces, from, neverLeftOut), ...restarts(text, pieces, from, neverLeftOut)];
}

function fragments(
  text: string,
  pieces: readonly Piece[],
  from: number,
  neverLeftOut: TurningWords,
): readonly Candidate[] {
  const candidates: Candidate[] = [];
  for (let at = from; at < Math.min(pieces.length - 1, from + HEAD); at += 1) {
    const piece = pieces[at];
    const next = pieces[at + 1];
    if (piece === undefined || next === undefined || neverLeftOut.areIn(pieces, at, at + 1)) continue;
    const begins = isBeginning(piece, next) && !isLetterWord(piece);
    if (!(piece.isCutOff && /^\p{L}/u.test(piece.key)) && !(begins && at === from)) continue;
    const start = piece.isCutOff ? startOfRow(pieces, from, at) : at;
    candidates.push({
      text: textWithout(text, pieces, start, at + 1),
      changes: [`dropped the fragment “${written(text, pieces, start, at + 1)}”`],
      isDoubtful: start < at || !(piece.isCutOff && begins),
      beatsFreeText: false,
    });
  }
  return candidates;
}

/** Where the words begin that stand before the broken-off word at `at` and are all said once more after it. */
function startOfRow(pieces: readonly Piece[], from: number, at: number): number {
  for (let length = Math.min(LONGEST_START, at - from); length > 0; length -= 1) {
    const said = pieces.slice(at - length, at);
    if (said.every(({ key }, index) => key === pieces[at + 1 + index]?.key)) return at - length;
  }
  return at;
}

function restarts(
  text: string,
  pieces: readonly Piece[],
  from: number,
  neverLeftOut: TurningWords,
): readonly Candidate[] {
  const candidates: Candidate[] = [];
  for (let at = from + 1; at < Math.min(pieces.length, from + LONGEST_START + 1); at += 1) {
    if (neverLeftOut.areIn(pieces, at - 1, at)) break;
    const begin = pieces[at];
    const isAnew = begin?.key === pieces[from]?.key;
    const isLone = at === pieces.length - 1;
    if (begin === undefined || !((isAnew && !isLone) || begin.afterPause)) continue;
    const leftOut = written(text, pieces, from, at);
    candidates.push({
      text: textWithout(text, pieces, from, at),
      changes: [`dropped the false start “${leftOut}”`],
      isDoubtful: true,
      beatsFreeText: isAnew && begin.afterPause,
      leftOut,
      isAnew,
    });
  }
  return candidates;
}
