/** How much of a text is read at once. */
export interface PieceSize {
  readonly sentences: number;
  readonly characters: number;
}

/**
 * The beginning of a text that fits into one piece, and what comes behind it. A piece ends with a paragraph, else with a
 * line or a sentence, else with a word; only a word that is longer than a piece is cut.
 */
export function firstPiece(text: string, size: PieceSize): { readonly piece: string; readonly rest: string } {
  const start = text.trimStart();
  const end = endOfPiece(start, size);
  return { piece: start.slice(0, end).trimEnd(), rest: start.slice(end).trim() };
}

function endOfPiece(text: string, { sentences, characters }: PieceSize): number {
  const ends = sentenceEnds(text.slice(0, characters + 1), sentences);
  const most = ends.length < sentences ? characters : Math.min(characters, ends.at(-1) ?? characters);
  if (text.length <= most) return text.length;
  const room = text.slice(0, most + 1);
  const sentence = ends.findLast((end) => end <= most) ?? -1;
  const places = [room.lastIndexOf('\n\n'), room.lastIndexOf('\n'), sentence, room.lastIndexOf(' ')];
  const place = places.find((end) => end > most / 3) ?? Math.max(...places);
  return place > 0 ? place : wholeCharacters(text, most);
}

/** Where the first `count` sentences of a text end. */
function sentenceEnds(text: string, count: number): readonly number[] {
  const ends: number[] = [];
  for (const { segment, index } of segmenter.segment(text)) {
    if (ends.length === count) break;
    if (segment.trim() !== '') ends.push(index + segment.length);
  }
  return ends;
}

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });

/** No surrogate pair is cut. */
function wholeCharacters(text: string, end: number): number {
  const last = text.charCodeAt(end - 1);
  return last >= 0xd800 && last <= 0xdbff ? end - 1 : end;
}
