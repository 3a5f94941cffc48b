import type { Token } from './tokens.ts';

/**
 * The words `tokens[from..to)` as they were written: wording, casing and punctuation inside stay. What only separates
 * them from the command around goes: spaces, a colon or comma before, a full stop or comma after.
 */
export function writtenText(text: string, tokens: readonly Token[], from: number, to: number): string {
  const first = tokens[from];
  const last = tokens[to - 1];
  if (first === undefined || last === undefined || to <= from) return '';
  const previous = tokens[from - 1];
  const next = tokens[to];
  const start = previous === undefined ? 0 : previous.end;
  const end = next === undefined ? text.length : next.start;
  const before = text.slice(Math.min(start, first.start), first.start).replace(/^[\s,.:;!?…–—-]*\s|^[,:;]+/u, '');
  const after = text.slice(last.end, Math.max(last.end, end)).replace(/[\s.,:;]+$/u, '');
  return before.trimStart() + text.slice(first.start, last.end) + (/^\s/.test(after) ? keptAfterSpace(after) : after);
}

/** After white space only what belongs to the sentence stays: "fix this ?" keeps its mark, a dangling dash goes. */
function keptAfterSpace(after: string): string {
  return after.replace(/[\s–—-]+$/u, '');
}
