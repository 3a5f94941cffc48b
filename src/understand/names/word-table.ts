import { CodeTable } from './code-table.ts';
import { spelledOut } from './letter-names.ts';
import { type Sound, soundLikeness, soundOf } from './sound.ts';

/** Words of names as they may be heard. */
export interface HeardForm {
  /** As they are written, or said: "kubectl", "cube control". */
  readonly heard: readonly string[];
  /** As the names have them: one word, seldom more. */
  readonly words: readonly string[];
}

/** Words of names that are like what was heard. */
export interface AlikeWords {
  readonly words: readonly string[];
  /** 0 to 1; 1: the same letters. */
  readonly likeness: number;
}

/** Finds the words of names by their sound. Immutable. */
export class WordTable {
  readonly #forms: readonly HeardForm[];
  readonly #sounds: readonly Sound[];
  readonly #byLetters = new Map<string, number[]>();
  readonly #codes: CodeTable;

  constructor(forms: readonly HeardForm[]) {
    this.#forms = forms;
    this.#sounds = forms.map(({ heard }) => soundOf(heard));
    for (const [place, { letters }] of this.#sounds.entries()) {
      const places = this.#byLetters.get(letters);
      if (places === undefined) this.#byLetters.set(letters, [place]);
      else places.push(place);
    }
    this.#codes = new CodeTable(this.#sounds.map(({ codes }) => codes));
  }

  /** What is spelled so, however it is split: "log in" for "login", and what is spelled letter by letter. */
  spelled(words: readonly string[]): readonly AlikeWords[] {
    return [...this.#written(words.join(''), 1), ...this.#written(spelledOut(words) ?? '', BY_LETTERS)];
  }

  /** What sounds like that, at least `least`. */
  alike(words: readonly string[], least: number): readonly AlikeWords[] {
    const sound = soundOf(words);
    const found: AlikeWords[] = [];
    for (const place of this.#codes.near(sound.codes)) {
      const form = this.#forms[place];
      const other = this.#sounds[place];
      if (form === undefined || other === undefined) continue;
      const alike = soundLikeness(sound, other, least);
      if (alike > 0 && alike < 1) found.push({ words: form.words, likeness: alike * weightOf(form) });
    }
    return found;
  }

  #written(letters: string, likeness: number): readonly AlikeWords[] {
    return (this.#byLetters.get(letters) ?? []).flatMap((place) => {
      const form = this.#forms[place];
      return form === undefined ? [] : [{ words: form.words, likeness: likeness * weightOf(form) }];
    });
  }
}

/** A name spelled letter by letter. */
const BY_LETTERS = 0.97;
/** What is said so is not written so. */
const SAID = 0.98;

function weightOf({ heard, words }: HeardForm): number {
  return heard === words ? 1 : SAID;
}
