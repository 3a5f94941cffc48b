import { writtenText } from '../text/free-text.ts';
import type { Token } from '../text/tokens.ts';
import type { FilledSlot } from './hypothesis.ts';
import type { SlotValue } from './slot-list.ts';
import type { Arrival } from './walk.ts';

/** What a text means, according to one template. */
export interface Match {
  readonly intent: string;
  readonly slots: Readonly<Record<string, SlotValue>>;
  /** The template that matched, as written. */
  readonly template: string;
}

/** A tie is several matches that are equally good and differ in intent or slots: nothing says which is meant. */
export type Parse =
  | { readonly type: 'match'; readonly match: Match }
  | { readonly type: 'tie'; readonly matches: readonly Match[] }
  | { readonly type: 'nothing' };

/**
 * The parse that the arrivals stand for. Where one sentence can be cut in several places ("call it" twice), the first
 * free text takes as much as it can.
 */
export function toParse(
  arrivals: readonly Arrival[],
  text: string,
  tokens: readonly Token[],
  hesitations: ReadonlySet<string>,
): Parse {
  const found = new Map<string, { readonly match: Match; readonly cuts: readonly number[] }>();
  for (const { end, hypothesis } of arrivals) {
    const slots: Record<string, SlotValue> = { ...end.fixedSlots };
    const kinds: unknown[] = [end.intent, end.fixedSlots];
    const cuts: number[] = [];
    for (const { slot, filling } of inOrder(hypothesis.slots)) {
      if (filling.type === 'value') {
        slots[slot] = filling.value;
        kinds.push([slot, filling.value]);
      } else {
        slots[slot] = freeText(text, tokens, filling.from, filling.to, hesitations);
        kinds.push(slot);
        cuts.push(filling.to - filling.from);
      }
    }
    const kind = JSON.stringify(kinds);
    const known = found.get(kind);
    const match = { intent: end.intent, slots, template: end.template };
    if (known === undefined || longerFirst(cuts, known.cuts)) found.set(kind, { match, cuts });
  }
  const matches = withoutDoubles([...found.values()].map((one) => one.match));
  const [match] = matches;
  if (match === undefined) return { type: 'nothing' };
  return matches.length === 1 ? { type: 'match', match } : { type: 'tie', matches };
}

function inOrder(slots: FilledSlot | undefined): readonly FilledSlot[] {
  const filled: FilledSlot[] = [];
  for (let slot = slots; slot !== undefined; slot = slot.before) filled.push(slot);
  return filled.reverse();
}

function freeText(
  text: string,
  tokens: readonly Token[],
  from: number,
  to: number,
  hesitations: ReadonlySet<string>,
): string {
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

/** The same intent and slots by another template is the same meaning. */
function withoutDoubles(matches: readonly Match[]): readonly Match[] {
  const byMeaning = new Map<string, Match>();
  for (const match of matches) {
    const sorted = Object.entries(match.slots).sort(([one], [other]) => (one < other ? -1 : 1));
    const meaning = JSON.stringify([match.intent, sorted]);
    if (!byMeaning.has(meaning)) byMeaning.set(meaning, match);
  }
  return [...byMeaning.values()];
}
