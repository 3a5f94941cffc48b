import { fileURLToPath } from 'node:url';
import { lookUp } from './dictionary.ts';
import { askEspeak } from './espeak.ts';
import { spell } from './letters.ts';

export interface PronouncerOptions {
  /** The model's dictionary. */
  readonly dictionary: string;
  readonly env: NodeJS.ProcessEnv;
}

/** The words that developers say and general dictionaries miss, or know otherwise. */
const ownDictionary = fileURLToPath(new URL('../../../../../assets/vocabulary/pronunciations.dict', import.meta.url));

/**
 * How words are said: as the hints spell it out, else by Wilco's own dictionary, the model's, espeak-ng, and at last
 * letter by letter. Remembers what it was asked.
 */
export class Pronouncer {
  readonly #options: PronouncerOptions;
  readonly #known = new Map<string, readonly string[]>();

  constructor(options: PronouncerOptions) {
    this.#options = options;
  }

  /** Each word's pronunciations, the usual one first; never empty but for a word without letter and digit. */
  pronounce(words: readonly string[], spoken: ReadonlyMap<string, string>): Map<string, readonly string[]> {
    const parts = new Map(
      [...spoken].map(([word, reading]) => [
        word,
        reading
          .toLowerCase()
          .split(/[^\p{L}\p{N}']+/u)
          .filter(Boolean),
      ]),
    );
    this.#learn(words.flatMap((word) => parts.get(word) ?? [word]));
    const read = (word: string) =>
      (parts.get(word) ?? []).flatMap((part) => this.#known.get(part)?.[0] ?? []).join(' ');
    // One word without pronunciation would make the whole grammar useless.
    this.#learn(words.filter((word) => read(word) === ''));
    return new Map(
      words.map((word) => {
        const reading = read(word);
        return [word, reading === '' ? (this.#known.get(word) ?? []) : [reading]];
      }),
    );
  }

  #learn(words: readonly string[]): void {
    const missing = new Set(words.filter((word) => !this.#known.has(word)));
    const take = (found: ReadonlyMap<string, readonly string[]>) => {
      for (const [word, phones] of found) {
        this.#known.set(word, phones);
        missing.delete(word);
      }
    };
    take(lookUp(ownDictionary, missing));
    take(lookUp(this.#options.dictionary, missing));
    const guesses = askEspeak([...missing], this.#options.env);
    for (const word of missing) {
      const phones = guesses.get(word) ?? spell(word);
      this.#known.set(word, phones === '' ? [] : [phones]);
    }
  }
}
