import type { Candidate } from './candidate.ts';
import { Phrases } from './phrases.ts';
import { type Piece, textWithout, written } from './pieces.ts';
import type { RepairWords } from './repair-words.ts';
import type { TurningWords } from './turning-words.ts';

/** Most words before "no, I mean" of which some are kept; of more all are dropped, or none. */
const MOST_BEFORE = 12;
/** Most words that are given up by a "no" that may as well be an answer, or a word of the sentence. */
const MOST_GIVEN_UP = 6;

/** Corrections by the speaker: "cancel task two, no, task three", "scratch that, status", "start task … never mind". */
export class Corrections {
  readonly #markers: Phrases;
  readonly #sure: Phrases;
  readonly #retractions: Phrases;
  readonly #neverLeftOut: TurningWords;

  constructor(words: RepairWords, neverLeftOut: TurningWords) {
    this.#markers = new Phrases([...words.corrections, ...words.sure_corrections, ...words.retractions]);
    this.#sure = new Phrases(words.sure_corrections);
    this.#retractions = new Phrases(words.retractions);
    this.#neverLeftOut = neverLeftOut;
  }

  /**
   * What the last correction may have meant: what comes after it, in the place of as little as can be of what was before,
   * the least first. All are doubtful.
   */
  candidates(text: string, pieces: readonly Piece[]): readonly Candidate[] {
    const runs = this.#runs(text, pieces);
    const run = runs.at(-1);
    if (run === undefined) return [];
    const { start, end, isSure } = run;
    if (end === pieces.length) return this.#takenBack(text, pieces, run);
    const [first] = runs;
    const candidates = first === undefined || first === run ? [] : [...this.#begunAnew(text, pieces, first)];
    for (let kept = start <= MOST_BEFORE ? start : 0; kept >= 0; kept -= 1) {
      if (!isSure && start - kept > MOST_GIVEN_UP) break;
      if (this.#neverLeftOut.areIn(pieces, kept, start)) break;
      if (kept > 0 && isNumber(pieces[kept - 1]) && isNumber(pieces[end])) continue;
      candidates.push({
        text: textWithout(text, pieces, kept, end),
        changes: [change(text, pieces, kept, start, end)],
        isDoubtful: true,
        beatsFreeText: isSure && kept === 0,
      });
    }
    return candidates;
  }

  /** All before the first correction given up: in a prompt that comes after it there may be words that look like one. */
  #begunAnew(text: string, pieces: readonly Piece[], { start, end }: Run): readonly Candidate[] {
    if (start === 0 || start > MOST_GIVEN_UP || this.#neverLeftOut.areIn(pieces, 0, start)) return [];
    const changes = [change(text, pieces, 0, start, end)];
    return [{ text: textWithout(text, pieces, 0, end), changes, isDoubtful: true, beatsFreeText: false }];
  }

  /** All that was said is taken back: what stays is the taking back, which is a sentence too. */
  #takenBack(text: string, pieces: readonly Piece[], { start, end, isSure }: Run): readonly Candidate[] {
    let at = start;
    while (at < end && this.#retractions.lengthAt(pieces, at) === 0) at += 1;
    if (at === 0 || at >= end) return [];
    return [
      {
        text: written(text, pieces, at, end),
        changes: [`“${written(text, pieces, at, end)}” takes back “${written(text, pieces, 0, at)}”`],
        isDoubtful: true,
        beatsFreeText: isSure,
      },
    ];
  }

  /** Markers that stand together: "no wait, sorry". Two are as sure as a sure one. */
  #runs(text: string, pieces: readonly Piece[]): readonly Run[] {
    const found: Run[] = [];
    for (let at = 0; at < pieces.length; ) {
      let end = at;
      let markers = 0;
      let isSure = this.#retractions.lengthAt(pieces, at) > 0 && endsSentence(text, pieces[at]?.start ?? 0);
      for (let length = this.#markers.lengthAt(pieces, end); length > 0; length = this.#markers.lengthAt(pieces, end)) {
        isSure ||= this.#sure.lengthAt(pieces, end) > 0;
        markers += 1;
        end += length;
      }
      if (end > at && !isQuoted(text, pieces[at]?.start ?? 0))
        found.push({ start: at, end, isSure: isSure || markers > 1 });
      at = Math.max(end, at + 1);
    }
    return found;
  }
}

interface Run {
  readonly start: number;
  readonly end: number;
  /** Nobody says it in the middle of a sentence but to correct it. */
  readonly isSure: boolean;
}

function change(text: string, pieces: readonly Piece[], kept: number, start: number, end: number): string {
  const marker = written(text, pieces, start, end);
  if (kept === start) return `left out “${marker}”`;
  return `“${marker}” gives up “${written(text, pieces, kept, start)}”`;
}

function isNumber(piece: Piece | undefined): boolean {
  return piece !== undefined && /^\d/.test(piece.key);
}

function endsSentence(text: string, at: number): boolean {
  return /[.;!?…]\s*$/.test(text.slice(Math.max(0, at - 4), at));
}

/** Whether a quotation that was begun is still open there. */
function isQuoted(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 2000), at);
  return (before.match(/["`]/g)?.length ?? 0) % 2 === 1 || before.lastIndexOf('“') > before.lastIndexOf('”');
}
