import { atBothEnds } from './long-text.ts';
import { patternText } from './pattern-text.ts';

/** A text without sounds of thinking, and which they were. */
export interface Unhesitating {
  readonly text: string;
  /** Lower case, each once. */
  readonly leftOut: readonly string[];
}

/**
 * Leaves sounds of thinking out of heard text, with the commas around them: "fix the, uh, login" is "fix the login". What
 * stands in quotes, after a number ("5 um"), in a longer word ("uh-huh") or in capitals among small letters stays; a
 * text that is nothing else stays too.
 */
export class Hesitations {
  readonly words: ReadonlySet<string>;
  readonly #pattern: RegExp | undefined;

  constructor(words: readonly string[]) {
    this.words = new Set(words);
    this.#pattern = words.length === 0 ? undefined : patternOf(words);
  }

  leaveOut(text: string): Unhesitating {
    const pattern = this.#pattern;
    if (pattern?.test(text) !== true) return { text, leftOut: [] };
    const leftOut = new Set<string>();
    const done = atBothEnds(text, (part) => withoutSounds(part, new RegExp(pattern, 'giu'), leftOut));
    return /[\p{L}\p{N}]/u.test(done.slice(0, 1000)) ? { text: done, leftOut: [...leftOut] } : { text, leftOut: [] };
  }
}

function patternOf(words: readonly string[]): RegExp {
  const any = words.map((word) => patternText(word)).join('|');
  const before = String.raw`(?<![\p{L}\p{N}_'’"“‘«\x60@#./-]|\d\s)`;
  const after = String.raw`(?![\p{L}\p{N}_'’"”»\x60@/]|[-.]\p{L})`;
  return new RegExp(`${before}(?:${any})${after}`, 'iu');
}

function withoutSounds(text: string, pattern: RegExp, leftOut: Set<string>): string {
  const shouts = text === text.toUpperCase();
  let kept = '';
  let from = 0;
  for (const { 0: sound, index } of text.matchAll(pattern)) {
    if (!shouts && sound.length > 1 && sound === sound.toUpperCase()) continue;
    leftOut.add(sound.toLowerCase());
    kept += text.slice(from, Math.max(from, trimmedEnd(text, from, index)));
    const beginsSentence = kept === '' || /[.!?:]/.test(kept.at(-1) ?? '');
    const after = index + sound.length;
    const trail = (beginsSentence ? TRAIL_AT_START : TRAIL).exec(text.slice(after, after + 8))?.[0] ?? '';
    from = after + trail.length;
    const closes = from >= text.length || /[.!?;:)]/.test(text[from] ?? '');
    if (!closes && kept !== '' && kept.at(-1) !== ' ') kept += ' ';
  }
  return kept + text.slice(from);
}

/** White space and commas after a sound; a full stop only where it is all of a sentence. */
const TRAIL = /^(?:[\s,…]|\.{2,3}|[–—-](?=\s))*/;
const TRAIL_AT_START = /^(?:[\s,…]|\.{1,3}|[–—-](?=\s))*/;

/** Where the text before a sound ends when its white space and commas go too. */
function trimmedEnd(text: string, from: number, to: number): number {
  let end = to;
  while (end > from && /[\s,]/.test(text[end - 1] ?? '')) end -= 1;
  return end;
}
