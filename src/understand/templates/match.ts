import { writtenText } from '../text/free-text.ts';
import type { Token } from '../text/tokens.ts';
import { contextWith, slotsFromContext } from './context.ts';
import type { FilledSlot } from './hypothesis.ts';
import type { Context, SlotValue } from './slot-list.ts';
import type { Arrival } from './walk.ts';

/** What a text means, according to one template. */
export interface Match {
  readonly intent: string;
  readonly slots: Readonly<Record<string, SlotValue>>;
  /** The template that matched, as written. */
  readonly template: string;
  /** Names of the slots whose value only sounds or looks like what was said; empty otherwise. */
  readonly alike: readonly string[];
}

/** A tie is several matches that are equally good and differ in intent or slots: nothing says which is meant. */
export type Parse =
  | { readonly type: 'match'; readonly match: Match }
  | { readonly type: 'tie'; readonly matches: readonly Match[] }
  | { readonly type: 'nothing' };

/** What was said, and how it is to be read. */
export interface Said {
  readonly text: string;
  readonly tokens: readonly Token[];
  /** Words that are cut off the ends of free text. */
  readonly hesitations: ReadonlySet<string>;
  readonly context: Context;
}

/** The equally good matches of a parse: none, one, or those of a tie. */
export function matchesOf(parse: Parse): readonly Match[] {
  switch (parse.type) {
    case 'match':
      return [parse.match];
    case 'tie':
      return parse.matches;
    case 'nothing':
      return [];
  }
}

/**
 * The parse that equally good arrivals stand for. Where one sentence can be cut in several places ("call it" twice), the
 * first free text takes as much as it can; a name that is not known takes as little.
 */
export function toParse(arrivals: readonly Arrival[], said: Said): Parse {
  const found = new Map<string, { readonly match: Match; readonly cuts: readonly number[] }>();
  for (const arrival of arrivals) {
    const { kind, cuts, match } = read(arrival, said);
    const known = found.get(kind);
    if (known === undefined || longerFirst(cuts, known.cuts)) found.set(kind, { match, cuts });
  }
  const matches = withoutDoubles([...found.values()].map((one) => one.match));
  const [match] = matches;
  if (match === undefined) return { type: 'nothing' };
  return matches.length === 1 ? { type: 'match', match } : { type: 'tie', matches };
}

/**
 * `kind` is the same for arrivals that differ only in where free text is cut; `cuts` are the lengths of the pieces, below
 * 0 for those that are better short.
 */
function read({ end, hypothesis }: Arrival, said: Said): { kind: string; cuts: readonly number[]; match: Match } {
  const slots: Record<string, SlotValue> = { ...end.fixedSlots };
  const kinds: unknown[] = [end.intent, end.fixedSlots];
  const cuts: number[] = [];
  const alike: string[] = [];
  for (const { slot, filling } of inOrder(hypothesis.slots)) {
    if (filling.type === 'value') {
      slots[slot] = filling.value;
      kinds.push([slot, filling.value]);
      if (filling.alike) alike.push(slot);
    } else {
      slots[slot] = freeText(said, filling.from, filling.to);
      kinds.push(slot);
      const length = filling.to - filling.from;
      cuts.push(filling.unknown ? -length : length);
    }
  }
  const fromContext =
    end.contextRule === undefined ? {} : slotsFromContext(end.contextRule, contextWith(said.context, hypothesis.slots));
  const match = { intent: end.intent, slots: { ...fromContext, ...slots }, template: end.template, alike };
  return { kind: JSON.stringify(kinds), cuts, match };
}

function inOrder(slots: FilledSlot | undefined): readonly FilledSlot[] {
  const filled: FilledSlot[] = [];
  for (let slot = slots; slot !== undefined; slot = slot.before) filled.push(slot);
  return filled.reverse();
}

function freeText({ text, tokens, hesitations }: Said, from: number, to: number): string {
  let first = from;
  let last = to;
  while (first < last && hesitations.has(tokens[first]?.text ?? '')) first += 1;
  while (last > first && hesitations.has(tokens[last - 1]?.text ?? '')) last -= 1;
  return writtenText(text, tokens, first, last);
}

function longerFirst(cuts: readonly number[], others: readonly number[]): boolean {
  const differs = cuts.findIndex((cut, index) => cut !== others[index]);
  return differs !== -1 && (cuts[differs] ?? 0) > (others[differs] ?? 0);
}

/** The same intent and slots by another template is the same meaning; one that is not only alike comes first. */
function withoutDoubles(matches: readonly Match[]): readonly Match[] {
  const byMeaning = new Map<string, Match>();
  for (const match of matches) {
    const sorted = Object.entries(match.slots).sort(([one], [other]) => (one < other ? -1 : 1));
    const meaning = JSON.stringify([match.intent, sorted]);
    const known = byMeaning.get(meaning);
    if (known === undefined || match.alike.length < known.alike.length) byMeaning.set(meaning, match);
  }
  return [...byMeaning.values()];
}
