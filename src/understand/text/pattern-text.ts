/** A text as a regular expression with the flag `u` looks for it literally. */
export function patternText(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
