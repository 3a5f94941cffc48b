/** How a phrase may sound: each word with its pronunciations, the usual one first, none twice. */
export type PhraseSounds = readonly { readonly word: string; readonly phones: readonly string[] }[];

/** Longer lists make listening dearer, and other talk more like the phrase. */
const MOST_OF_A_WORD = 4;

/** The dictionary's pronunciations and how these are said in passing: "'ey" for "hey", "wilcuh" and "weelco" for "wilco". */
export function phraseSounds(words: readonly string[], said: ReadonlyMap<string, readonly string[]>): PhraseSounds {
  return words.map((word, at) => {
    const known = said.get(word) ?? [];
    const passing = known.flatMap((phones) => saidInPassing(phones, at === 0));
    return { word, phones: [...new Set([...known, ...passing])].slice(0, MOST_OF_A_WORD) };
  });
}

/** The phrase with at most one word not as usual, in the decoder's names for pronunciations: "hey wilco(2)". */
export function phraseVariants(sounds: PhraseSounds): readonly string[] {
  const usual = sounds.map(({ word }) => word);
  const others = sounds.flatMap(({ word, phones }, at) =>
    phones.slice(1).map((_, index) => usual.with(at, `${word}(${index + 2})`)),
  );
  return [usual, ...others].map((names) => names.join(' '));
}

function saidInPassing(phones: string, isFirst: boolean): readonly string[] {
  return [
    isFirst ? phones.replace(/^HH (?=\S)/, '') : phones,
    phones.replace(/ OW$/, ' AH'),
    phones.replace('IH L', 'IY L'),
  ].filter((other) => other !== phones);
}
