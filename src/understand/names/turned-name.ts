import { isReferring, isTelling } from './telling.ts';

/**
 * The words of a name with the first one last, as people say what is to be done as a thing: "refactor auth" is "the auth
 * refactor", "update the docs" the "docs update". Undefined where no one says the name so.
 */
export function turnedName(words: readonly string[]): readonly string[] | undefined {
  if (KNOWN.has(words)) return KNOWN.get(words);
  const made = turned(words);
  KNOWN.set(words, made);
  return made;
}

function turned([verb, ...others]: readonly string[]): readonly string[] | undefined {
  const rest = others.slice(others.findIndex((word) => !ARTICLES.has(word)));
  if (verb === undefined || rest.length === 0 || rest.length > MOST_OTHERS) return undefined;
  if (isReferring(verb) || /^\d/.test(verb)) return undefined;
  return rest.some((word) => isTelling(word) && !isReferring(word)) ? [...rest, verb] : undefined;
}

/** Names are compared at every sentence and hardly ever change. */
const KNOWN = new WeakMap<readonly string[], readonly string[] | undefined>();

const ARTICLES: ReadonlySet<string> = new Set(['a', 'an', 'the']);

/** Longer names are not said so. */
const MOST_OTHERS = 4;
