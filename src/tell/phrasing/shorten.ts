/**
 * At most `max` characters as a person counts them, cut at the end of a word where one is near, and ended with "…".
 * What is short enough comes back as it is.
 */
export function shorten(text: string, max: number): string {
  const graphemes = firstGraphemes(text, max + 1);
  if (graphemes.length <= max) return text;
  const kept = graphemes.slice(0, max - 1).join('');
  const lastSpace = kept.lastIndexOf(' ');
  const atWord = lastSpace > kept.length - 16 && lastSpace > 0 ? kept.slice(0, lastSpace) : kept;
  return `${atWord.replace(/[\s.,;:–-]+$/, '')}…`;
}

/**
 * The first lines that hold something, at most `maxLines` of at most `maxWidth` characters each; "…" at the end
 * says that there was more.
 */
export function firstLines(text: string, maxLines: number, maxWidth: number): string {
  const lines = text
    .split('\n')
    .map((line) => line.trimEnd())
    .filter((line) => line.trim() !== '');
  const kept = lines.slice(0, maxLines).map((line) => shorten(line, maxWidth));
  return `${kept.join('\n')}${lines.length > maxLines && kept.at(-1)?.endsWith('…') === false ? ' …' : ''}`;
}

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

function firstGraphemes(text: string, count: number): string[] {
  // A grapheme of more than 16 units is not worth keeping whole, and a text of megabytes not worth segmenting.
  const graphemes: string[] = [];
  for (const { segment } of segmenter.segment(text.slice(0, count * 16))) {
    graphemes.push(segment);
    if (graphemes.length === count) break;
  }
  return graphemes;
}
