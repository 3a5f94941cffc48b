import { atBothEnds } from './long-text.ts';
import { patternText } from './pattern-text.ts';

/** A text with the person's words as they are written, and what was replaced by what. */
export interface Replaced {
  readonly text: string;
  /** As heard → as written, each once. */
  readonly replaced: ReadonlyMap<string, string>;
}

/**
 * The person's vocabulary, applied at word boundaries whatever the case, the longest first, until nothing changes any
 * more. Replacements that never come to an end (a → b, b → a) change nothing.
 */
export class Replacements {
  readonly #written: ReadonlyMap<string, string>;
  readonly #pattern: RegExp | undefined;

  /** As heard → as it shall be written. */
  constructor(replacements: ReadonlyMap<string, string>) {
    const usable = [...replacements].filter(([heard]) => keyOf(heard) !== '');
    this.#written = new Map(usable.map(([heard, written]) => [keyOf(heard), written]));
    this.#pattern = patternOf([...this.#written.keys()]);
  }

  /** `sparesQuoted`: what stands in quotes or backticks stays, as in typed text. */
  apply(text: string, sparesQuoted: boolean): Replaced {
    const pattern = this.#pattern;
    const replaced = new Map<string, string>();
    if (pattern === undefined || text.search(pattern) < 0) return { text, replaced };
    let before = text;
    for (let pass = 0; pass < MOST_PASSES; pass += 1) {
      const after = atBothEnds(before, (part) => this.#once(part, pattern, sparesQuoted, replaced));
      if (after === before) return { text: after, replaced };
      before = after;
    }
    return { text, replaced: new Map() };
  }

  #once(text: string, pattern: RegExp, sparesQuoted: boolean, replaced: Map<string, string>): string {
    const spared = sparesQuoted ? quotedIn(text) : [];
    return text.replace(pattern, (heard: string, ...rest: unknown[]) => {
      const start = Number(rest.find((one) => typeof one === 'number'));
      const end = start + heard.length;
      const written = this.#written.get(keyOf(heard));
      if (written === undefined || heard === written || standsIn(text, start, end, written)) return heard;
      if (spared.some((quoted) => start < quoted.end && end > quoted.start)) return heard;
      replaced.set(keyOf(heard), written);
      return written;
    });
  }
}

interface Range {
  readonly start: number;
  readonly end: number;
}

const MOST_PASSES = 4;

function keyOf(heard: string): string {
  return heard
    .toLowerCase()
    .replace(/[’‘]/g, "'")
    .replace(/[\s-]+/g, ' ')
    .trim();
}

function patternOf(keys: readonly string[]): RegExp | undefined {
  if (keys.length === 0) return undefined;
  const longestFirst = keys.toSorted((one, other) => other.length - one.length);
  const any = longestFirst.map((key) => patternText(key).replaceAll(' ', '[\\s-]{1,3}').replaceAll("'", "['’‘]"));
  return new RegExp(`(?<![\\p{L}\\p{N}_]|\\p{L}-)(?:${any.join('|')})(?![\\p{L}\\p{N}_]|-\\p{L})`, 'giu');
}

/** Whether the words are part of what they would become: "hub" of "git hub" where "hub" becomes "git hub". */
function standsIn(text: string, start: number, end: number, written: string): boolean {
  const heard = text.slice(start, end);
  for (let at = written.indexOf(heard); at >= 0; at = written.indexOf(heard, at + 1)) {
    if (text.startsWith(written, start - at)) return true;
  }
  return false;
}

function quotedIn(text: string): readonly Range[] {
  return [...text.matchAll(QUOTED)].map(({ 0: quoted, index }) => ({ start: index, end: index + quoted.length }));
}

const QUOTED = /```[\s\S]*?```|`[^`]*`|"[^"]*"|“[^”]*”|«[^»]*»|(?<![\p{L}\p{N}])['‘][^'’]*['’](?![\p{L}\p{N}])/gu;
