import type { Token } from '../text/tokens.ts';
import type { ListMatch, SlotList } from './slot-list.ts';

/** Most look-ups by sound for one text: they cost far more than exact ones, and a long text is free text anyway. */
const MOST_ALIKE = 100;

/** What lists say about a text. Many sentences ask for the same list at the same word; it is looked up once. */
export class ListLookups {
  readonly #tokens: readonly Token[];
  #at = -1;
  #exact = new Map<SlotList, readonly ListMatch[]>();
  #alike = new Map<SlotList, readonly ListMatch[]>();
  #alikeCount = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  /** Asked for one word after the other; the words before are forgotten. */
  exact(list: SlotList, at: number): readonly ListMatch[] {
    this.#moveTo(at);
    const known = this.#exact.get(list);
    if (known !== undefined) return known;
    const matches = list.match(this.#tokens, at);
    this.#exact.set(list, matches);
    return matches;
  }

  /** Nothing once {@link MOST_ALIKE} have been asked for. */
  alike(list: SlotList, at: number): readonly ListMatch[] {
    this.#moveTo(at);
    const known = this.#alike.get(list);
    if (known !== undefined) return known;
    if (list.matchAlike === undefined || this.#alikeCount >= MOST_ALIKE) return [];
    this.#alikeCount += 1;
    const matches = equallyAlike(list.matchAlike(this.#tokens, at));
    this.#alike.set(list, matches);
    return matches;
  }

  #moveTo(at: number): void {
    if (at === this.#at) return;
    this.#at = at;
    this.#exact = new Map();
    this.#alike = new Map();
  }
}

/** Those that take the same words are as likely as the likest of them, so that they tie. */
function equallyAlike(matches: readonly ListMatch[]): readonly ListMatch[] {
  const likest = new Map<number, number>();
  for (const { end, likeness = 0.5 } of matches) likest.set(end, Math.max(likest.get(end) ?? 0, likeness));
  return matches.map((match) => ({ ...match, likeness: likest.get(match.end) }));
}
