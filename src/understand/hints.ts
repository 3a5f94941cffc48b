import type { Situation } from '../core/decision.ts';
import type { Hints, SentenceKind } from '../core/recogniser.ts';
import { freeWords } from './free-words.ts';
import type { Sentences } from './sentences-folder.ts';
import { grammarWords, joinGrammars, jsgfText } from './templates/jsgf.ts';
import type { SlotList, SlotLists } from './templates/slot-list.ts';
import { TextList } from './templates/text-list.ts';
import { numberInWords } from './text/number-words.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Numbers that can always be said, so that "task five" is not forced into a "task four" that exists. */
const ALWAYS_NUMBERS = 20;
/** The newest tasks' numbers can be said too. */
const MOST_TASKS = 30;

/**
 * Makes the recognisers' hints; the same object while nothing in them changes. Cheap enough for every announcement: only
 * what names and numbers there are is written anew.
 */
export class HintsMaker {
  readonly #sentences: Sentences;
  readonly #vocabulary: Vocabulary;
  readonly #kindOf: (text: string) => SentenceKind;
  #key = '';
  #identifiers: readonly string[] = NONE;
  #hints: Hints | undefined;

  constructor(sentences: Sentences, vocabulary: Vocabulary, kindOf: (text: string) => SentenceKind) {
    this.#sentences = sentences;
    this.#vocabulary = vocabulary;
    this.#kindOf = kindOf;
  }

  /** `choosing`: Wilco waits for a choice, so "the second" can be said. */
  hints(situation: Situation, names: SlotLists, choosing: boolean): Hints {
    const tasks = situation.tasks.slice(0, MOST_TASKS);
    const projects = situation.projects.map((project) => project.name);
    const key = JSON.stringify([choosing, projects, situation.agents, tasks.map((task) => [task.id, task.name])]);
    const { identifiers = NONE } = situation;
    if (this.#hints !== undefined && key === this.#key && identifiers === this.#identifiers) return this.#hints;
    const taskIds = tasks.map((task) => task.id);
    const spelled = [...tasks.map((task) => task.name), ...situation.agents];
    const free = freeWords(this.#vocabulary.words, projects, identifiers);
    const phrases = [...new Set([...projects, ...this.#vocabulary.phrases, ...spelled])];
    const hints = this.#make({ taskIds, free, phrases }, names, choosing);
    this.#identifiers = identifiers;
    this.#key = key;
    this.#hints = hints;
    return hints;
  }

  #make({ taskIds, free, phrases }: Expected, names: SlotLists, choosing: boolean): Hints {
    const numbers: readonly [string, SlotList][] = this.#sentences.anyNumber ? [['number', taskNumbers(taskIds)]] : [];
    const options = {
      lists: new Map<string, SlotList>([...names, ...numbers]),
      freeText: new Map(this.#sentences.freeText.map((name) => [name, free])),
    };
    const grammars = [this.#sentences.commands.grammar({ ...options, around: this.#sentences.around })];
    if (choosing) grammars.push(this.#sentences.choices.grammar({ ...options, prefix: 'choice_' }));
    const grammar = joinGrammars(grammars);
    return {
      grammar: jsgfText(grammar),
      words: grammarWords(grammar),
      phrases,
      spoken: this.#vocabulary.spoken,
      kindOf: this.#kindOf,
    };
  }
}

/** What can be said in one situation. */
interface Expected {
  readonly taskIds: readonly number[];
  readonly free: readonly string[];
  /** A large recogniser's prompt holds only the first of them: what does not change with every task comes first. */
  readonly phrases: readonly string[];
}

const NONE: readonly string[] = [];

/** The numbers that a task is called by. */
function taskNumbers(taskIds: readonly number[]): SlotList {
  const ids = [...new Set([...Array.from({ length: ALWAYS_NUMBERS }, (_, index) => index + 1), ...taskIds])];
  return new TextList(ids.map((id) => ({ text: numberInWords(id), value: id })));
}
