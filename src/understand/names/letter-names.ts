/**
 * What words spell when some of them are the names of letters: "a p i", "a pee eye" → "api"; "graph queue el" →
 * "graphql". Undefined where no two of them in a row are letters.
 */
export function spelledOut(words: readonly string[]): string | undefined {
  const letters = words.map((word) => (word.length === 1 ? word : LETTERS.get(word)));
  const isRow = letters.some((letter, at) => letter !== undefined && letters[at + 1] !== undefined);
  return isRow ? words.map((word, at) => letters[at] ?? word).join('') : undefined;
}

/** How a letter is called: "q" → "queue". Anything longer is given back. */
export function letterName(word: string): string {
  return word.length === 1 ? (NAMES.get(word) ?? word) : word;
}

/** As recognisers write them, each letter's plain name first. */
const SPELLINGS: Readonly<Record<string, string>> = {
  a: 'ay eh hey',
  b: 'bee be',
  c: 'see sea',
  d: 'dee',
  e: 'ee',
  f: 'ef',
  g: 'gee',
  h: 'aitch',
  i: 'eye aye',
  j: 'jay',
  k: 'kay okay',
  l: 'el ell',
  m: 'em',
  n: 'en',
  o: 'oh owe',
  p: 'pee pea',
  q: 'cue queue',
  r: 'are ar',
  s: 'ess es',
  t: 'tee tea',
  u: 'you',
  v: 'vee',
  x: 'ex',
  y: 'why',
  z: 'zee zed',
};

const LETTERS: ReadonlyMap<string, string> = new Map(
  Object.entries(SPELLINGS).flatMap(([letter, names]) => names.split(' ').map((name) => [name, letter] as const)),
);
const NAMES: ReadonlyMap<string, string> = new Map(
  Object.entries(SPELLINGS).map(([letter, names]) => [letter, names.split(' ')[0] ?? letter] as const),
);
