import type { TaskFacts } from '../../core/task.ts';
import type { ListEntry, ListMatch, SlotList } from '../templates/slot-list.ts';
import type { Token } from '../text/tokens.ts';
import { nameWords } from './name-words.ts';

/**
 * The tasks' names as a list for templates: a whole name, or some of its words in a row as long as one of them tells
 * something ("auth" for "refactor auth"). The value is the words; which task they mean is for `resolveTask` to say.
 */
export class TaskNames implements SlotList {
  readonly #root: Node = { next: new Map(), value: undefined };
  readonly #entries: readonly ListEntry[];

  constructor(tasks: readonly TaskFacts[]) {
    const names = new Set(tasks.map((task) => task.name));
    for (const name of names) {
      const words = nameWords(name).slice(0, MOST_WORDS);
      for (let from = 0; from < words.length; from += 1) this.#addFrom(words, from);
    }
    this.#entries = spokenForms(tasks.slice(0, MOST_SPOKEN));
  }

  match(tokens: readonly Token[], from: number): readonly ListMatch[] {
    const matches: ListMatch[] = [];
    let node: Node | undefined = this.#root;
    for (let at = from; node !== undefined; at += 1) {
      if (node.value !== undefined) matches.push({ end: at, value: node.value });
      node = node.next.get(tokens[at]?.text ?? '');
    }
    return matches;
  }

  entries(): Iterable<ListEntry> {
    return this.#entries;
  }

  #addFrom(words: readonly string[], from: number): void {
    let node = this.#root;
    for (let at = from; at < words.length; at += 1) {
      const word = words[at] ?? '';
      const known: Node = node.next.get(word) ?? { next: new Map(), value: undefined };
      node.next.set(word, known);
      node = known;
      const run = words.slice(from, at + 1);
      if (run.some(isTelling) || (from === 0 && at === words.length - 1)) node.value = run.join(' ');
    }
  }
}

interface Node {
  readonly next: Map<string, Node>;
  value: string | undefined;
}

/** Longer names are known by their beginning. */
const MOST_WORDS = 12;
/** The tasks whose names a recogniser listens for: the newest. */
const MOST_SPOKEN = 30;

const NOT_TELLING = new Set(
  (
    'a an the it that this one and or of to in on for with from by at as is are be do my your our all any some no not ' +
    'new old last first task tasks job agent what how did going running doing done make add use up off out so'
  ).split(' '),
);

function isTelling(word: string): boolean {
  return word.length > 1 && !NOT_TELLING.has(word) && !/^\d+$/.test(word);
}

function spokenForms(tasks: readonly TaskFacts[]): readonly ListEntry[] {
  const forms = new Set<string>();
  for (const task of tasks) {
    const words = nameWords(task.name).slice(0, MOST_WORDS);
    forms.add(words.join(' '));
    for (const word of words) if (isTelling(word)) forms.add(word);
  }
  return [...forms].filter((form) => form !== '').map((form) => ({ text: form, value: form }));
}
