import type { ListEntry, ListMatch, SlotList } from '../templates/slot-list.ts';
import { TextList } from '../templates/text-list.ts';
import type { Token } from '../text/tokens.ts';
import { matchAlike } from './match-alike.ts';
import { nameWords } from './name-words.ts';
import type { OwnSayings } from './said-forms.ts';
import { SoundIndex } from './sound-index.ts';

/** A name with the ways in which it is written. */
export interface NameForms {
  readonly name: string;
  /** Samples and grammars have these. */
  readonly spoken: readonly string[];
  /** These match as well. */
  readonly written: readonly string[];
}

/** Names as a list for templates, found as they are written and by their sound. The value is the name. */
export class SoundList implements SlotList {
  readonly #texts = new TextList();
  /** By sound; the value is the name. */
  readonly sounds: SoundIndex<string>;

  constructor(names: readonly NameForms[], said?: OwnSayings) {
    for (const { name, spoken, written } of names) {
      for (const text of spoken) this.#texts.add({ text, value: name });
      for (const text of written) this.#texts.add({ text, value: name }, { hidden: true });
    }
    const forms = names.flatMap(({ name, spoken }) => [name, ...spoken].map((text) => ({ text, name })));
    this.sounds = new SoundIndex(
      forms.map(({ text, name }) => ({ words: nameWords(text), value: name })),
      said,
    );
  }

  match(tokens: readonly Token[], from: number): readonly ListMatch[] {
    return this.#texts.match(tokens, from);
  }

  matchAlike(tokens: readonly Token[], from: number): readonly ListMatch[] {
    return matchAlike(this.sounds, this.match(tokens, from), tokens, from);
  }

  entries(): Iterable<ListEntry> {
    return this.#texts.entries();
  }
}
