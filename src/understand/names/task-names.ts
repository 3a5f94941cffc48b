import type { TaskFacts } from '../../core/task.ts';
import type { ListEntry, ListMatch, SlotList } from '../templates/slot-list.ts';
import type { Token } from '../text/tokens.ts';
import { LetterRuns, type NamePlace } from './letter-runs.ts';
import { matchAlike } from './match-alike.ts';
import type { SoundEntry } from './name-tree.ts';
import { nameWords } from './name-words.ts';
import type { OwnSayings } from './said-forms.ts';
import { SoundIndex } from './sound-index.ts';
import { isTelling } from './telling.ts';
import { turnedName } from './turned-name.ts';

/**
 * The tasks' names as a list for templates: a whole name, or some of its words in a row as long as one of them tells
 * something ("auth" for "refactor auth"), or all with the first one last ("auth refactor"), however they are split into
 * words. The value is the words; which task they mean is for `resolveTask` to say.
 */
export class TaskNames implements SlotList {
  /** Where in which name a word stands. */
  readonly #places = new Map<string, NamePlace[]>();
  readonly #letters = new LetterRuns(this.#places);
  readonly #entries: readonly ListEntry[];
  /** By sound; the value is the words of the name, or of the part of it, with a space between. */
  readonly sounds: SoundIndex<string>;

  constructor(tasks: readonly Pick<TaskFacts, 'name'>[], said?: OwnSayings) {
    const names = [...new Set(tasks.map((task) => task.name))].map(beginningOf);
    for (const words of names) {
      for (const at of words.keys()) this.#add({ words, at, isWhole: false });
      const turned = turnedName(words);
      if (turned !== undefined) this.#add({ words: turned, at: 0, isWhole: true });
    }
    this.#entries = spokenForms(tasks.slice(0, MOST_SPOKEN));
    this.sounds = new SoundIndex({ [Symbol.iterator]: () => runsOf(names) }, said);
  }

  match(tokens: readonly Token[], from: number): readonly ListMatch[] {
    const ends = new Set<number>();
    let longest = 0;
    for (const { words, at, isWhole } of this.#places.get(tokens[from]?.text ?? '') ?? []) {
      let count = 1;
      while (at + count < words.length && words[at + count] === tokens[from + count]?.text) count += 1;
      if (isWhole && count < words.length) continue;
      longest = Math.max(longest, count);
      if (count === words.length) ends.add(from + count);
    }
    const said = tokens.slice(from, from + longest).map((token) => token.text);
    const telling = said.findIndex(isTelling);
    if (telling !== -1) for (let count = telling + 1; count <= longest; count += 1) ends.add(from + count);
    const split = this.#letters.match(tokens, from).filter(({ end }) => !ends.has(end));
    return [...[...ends].map((end) => ({ end, value: said.slice(0, end - from).join(' ') })), ...split];
  }

  matchAlike(tokens: readonly Token[], from: number): readonly ListMatch[] {
    return matchAlike(this.sounds, this.match(tokens, from), tokens, from);
  }

  entries(): Iterable<ListEntry> {
    return this.#entries;
  }

  #add(place: NamePlace): void {
    const word = place.words[place.at] ?? '';
    const places = this.#places.get(word);
    if (places === undefined) this.#places.set(word, [place]);
    else places.push(place);
  }
}

/** Longer names are known by their beginning. */
const MOST_WORDS = 12;
/** The tasks whose names a recogniser listens for: the newest. */
const MOST_SPOKEN = 30;
/** More words of a name in a row are known by their letters only. */
const MOST_BY_SOUND = 5;

function beginningOf(name: string): readonly string[] {
  const words = nameWords(name);
  return words.length > MOST_WORDS ? words.slice(0, MOST_WORDS) : words;
}

/** Every name, every part of one that may be said for it, and every turned one. */
function* runsOf(names: readonly (readonly string[])[]): Generator<SoundEntry<string>> {
  const given = new Set<string>();
  for (const name of names) {
    for (let from = 0; from < name.length; from += 1) {
      let value = '';
      let tells = false;
      for (let to = from + 1; to <= Math.min(name.length, from + MOST_BY_SOUND); to += 1) {
        const word = name[to - 1] ?? '';
        value = value === '' ? word : `${value} ${word}`;
        tells ||= isTelling(word);
        if ((!tells && to - from < name.length) || given.has(value)) continue;
        given.add(value);
        yield { words: name.slice(from, to), value };
      }
    }
    const turned = turnedName(name);
    const value = turned?.join(' ');
    if (turned === undefined || value === undefined || given.has(value)) continue;
    given.add(value);
    yield { words: turned, value };
  }
}

function spokenForms(tasks: readonly Pick<TaskFacts, 'name'>[]): readonly ListEntry[] {
  const forms = new Set<string>();
  for (const task of tasks) {
    const words = nameWords(task.name).slice(0, MOST_WORDS);
    forms.add(words.join(' '));
    for (const word of words) if (isTelling(word)) forms.add(word);
  }
  return [...forms].filter((form) => form !== '').map((form) => ({ text: form, value: form }));
}
