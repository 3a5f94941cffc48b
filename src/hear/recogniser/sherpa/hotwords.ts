/** Lines of a tokens.txt: a piece of a word and its number. */
export function readTokens(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.replace(/\s+\d+\s*$/, ''))
    .filter((token) => token.trim() !== '');
}

/**
 * A bpe.vocab as sherpa-onnx wants it for hotwords, made from tokens.txt: pieces come in the order in which they were
 * merged, and a piece's score is its rank, as in sentencepiece's own models
 * (https://k2-fsa.github.io/sherpa/onnx/hotwords/index.html, scripts/export_bpe_vocab.py).
 */
export function bpeVocabulary(tokens: readonly string[]): string {
  return tokens.map((token, rank) => `${token}\t${/^<.*>$/.test(token) ? 0 : -rank}\n`).join('');
}

/** Whether words can be put together from the tokens: they are pieces with "▁" where a word begins. */
export function areWordPieces(tokens: readonly string[]): boolean {
  return tokens.some((token) => token.startsWith('▁'));
}

/**
 * The phrases as `createStream` wants them, separated by "/", in the letters that the tokens have. A phrase with a
 * letter that no token has is left out.
 */
export function hotwordsOf(phrases: readonly string[], tokens: readonly string[]): string {
  const letters = new Set(tokens.join(''));
  const capitals = !tokens.some((token) => !/^<.*>$/.test(token) && /\p{Ll}/u.test(token));
  return phrases
    .map((phrase) =>
      phrase
        .replaceAll(/[^\p{L}\p{N}' ]/gu, ' ')
        .replaceAll(/\s+/g, ' ')
        .trim(),
    )
    .map((phrase) => (capitals ? phrase.toUpperCase() : phrase))
    .filter((phrase) => phrase !== '' && Array.from(phrase).every((letter) => letter === ' ' || letters.has(letter)))
    .join('/');
}
