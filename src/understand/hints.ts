import type { Situation } from '../core/decision.ts';
import type { Hints } from '../core/recogniser.ts';
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
  #key = '';
  #hints: Hints | undefined;

  constructor(sentences: Sentences, vocabulary: Vocabulary) {
    this.#sentences = sentences;
    this.#vocabulary = vocabulary;
  }

  /** `choosing`: Wilco waits for a choice, so "the second" can be said. */
  hints(situation: Situation, names: SlotLists, choosing: boolean): Hints {
    const tasks = situation.tasks.slice(0, MOST_TASKS);
    const projects = situation.projects.map((project) => project.name);
    const key = JSON.stringify([choosing, projects, situation.agents, tasks.map((task) => [task.id, task.name])]);
    if (this.#hints !== undefined && key === this.#key) return this.#hints;
    const taskIds = tasks.map((task) => task.id);
    const spelled = [...projects, ...tasks.map((task) => task.name), ...situation.agents];
    const hints = this.#make(projects, taskIds, spelled, names, choosing);
    this.#key = key;
    this.#hints = hints;
    return hints;
  }

  #make(
    projects: readonly string[],
    taskIds: readonly number[],
    spelled: readonly string[],
    names: SlotLists,
    choosing: boolean,
  ): Hints {
    const { words, phrases, spoken } = this.#vocabulary;
    const numbers: readonly [string, SlotList][] = this.#sentences.anyNumber ? [['number', taskNumbers(taskIds)]] : [];
    const free = [...words, ...projects];
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
      phrases: [...new Set([...spelled, ...phrases])],
      spoken,
    };
  }
}

/** The numbers that a task is called by. */
function taskNumbers(taskIds: readonly number[]): SlotList {
  const ids = [...new Set([...Array.from({ length: ALWAYS_NUMBERS }, (_, index) => index + 1), ...taskIds])];
  return new TextList(ids.map((id) => ({ text: numberInWords(id), value: id })));
}
