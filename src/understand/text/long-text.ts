/** Longest text, in characters, that is repaired everywhere; of a longer one the first and the last half of this. */
export const LONGEST_REPAIRED = 20_000;

/** Runs `work` over the text, or over both ends of a very long one, so that the time is bounded whatever the length. */
export function atBothEnds(text: string, work: (part: string) => string): string {
  if (text.length <= LONGEST_REPAIRED) return work(text);
  const head = text.lastIndexOf(' ', LONGEST_REPAIRED / 2);
  const tail = text.indexOf(' ', text.length - LONGEST_REPAIRED / 2);
  if (head < LONGEST_REPAIRED / 4 || tail < 0) return text;
  return work(text.slice(0, head)) + text.slice(head, tail) + work(text.slice(tail));
}
