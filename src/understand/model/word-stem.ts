/**
 * What is left of an English word without its inflection: "fixes", "fixing", "fixed" → fix; "queries" → query. Only to
 * be compared with other stems: "release" → relea, "string" → str. Irregular forms keep theirs ("ran").
 */
export function wordStem(word: string): string {
  let stem = word;
  for (let shorter = withoutEnding(stem); shorter !== stem; shorter = withoutEnding(stem)) stem = shorter;
  return /([bdgklmnprt])\1$/.test(stem) ? stem.slice(0, -1) : stem;
}

function withoutEnding(word: string): string {
  if (word.length > 2 && /[^e]e$/.test(word)) return word.slice(0, -1);
  if (word.length <= 3) return word;
  if (/(?:ies|ied)$/.test(word)) return `${word.slice(0, -3)}y`;
  if (/ing$/.test(word) && word.length > 4) return word.slice(0, -3);
  if (/[^e]ed$/.test(word)) return word.slice(0, -2);
  if (/(?:[sxz]|ch|sh)es$/.test(word)) return word.slice(0, -2);
  return /[^s]s$/.test(word) ? word.slice(0, -1) : word;
}
