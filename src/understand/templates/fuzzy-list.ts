import { matchAlike } from '../names/match-alike.ts';
import { SoundIndex } from '../names/sound-index.ts';
import { type Token, tokenise } from '../text/tokens.ts';
import type { ListEntry, ListMatch, SlotList, SlotValue } from './slot-list.ts';
import { TextList } from './text-list.ts';

/** A list of texts that also match by sound and spelling: `fuzzy: true` in a definition. */
export class FuzzyList implements SlotList {
  readonly #exact: TextList;
  readonly #sounds: SoundIndex<SlotValue>;

  constructor(entries: readonly ListEntry[]) {
    this.#exact = new TextList(entries);
    this.#sounds = new SoundIndex(entries.map(({ text, value }) => ({ words: wordsOf(text), value })));
  }

  match(tokens: readonly Token[], from: number): readonly ListMatch[] {
    return this.#exact.match(tokens, from);
  }

  matchAlike(tokens: readonly Token[], from: number): readonly ListMatch[] {
    return matchAlike(this.#sounds, this.match(tokens, from), tokens, from);
  }

  entries(): Iterable<ListEntry> {
    return this.#exact.entries();
  }
}

function wordsOf(text: string): readonly string[] {
  return tokenise(text).map((token) => token.text);
}
