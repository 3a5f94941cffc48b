import type { Templates } from '../templates/compile-templates.ts';
import { TextList } from '../templates/text-list.ts';
import { tokenise } from '../text/tokens.ts';
import { ANY_WORDS, WordDistance } from './word-distance.ts';

/** Finds the sentences nearest to one that was not understood. */
export class Suggestions {
  readonly #templates: Templates;
  readonly #examples: readonly string[];
  #known: readonly Known[] | undefined;

  constructor(templates: Templates, examples: readonly string[]) {
    this.#templates = templates;
    this.#examples = examples;
  }

  /** At most three, the nearest first, each of another intent; none when nothing comes near. "…" is free text. */
  nearest(text: string): readonly string[] {
    const heard = tokenise(text)
      .slice(0, MOST_WORDS)
      .map((token) => token.text);
    if (heard.length === 0) return [];
    const distance = new WordDistance(heard);
    const near = this.#all()
      .map((known) => ({ ...known, farthest: known.isExample ? FARTHEST : FARTHEST_OF_SAMPLES }))
      .map((known) => ({ ...known, distance: distance.to(known.words, known.farthest) }))
      .filter(({ distance, farthest }) => distance <= farthest)
      .sort((one, other) => one.distance - other.distance || rank(one) - rank(other));
    const byIntent = new Map<string, string>();
    for (const { intent, text: sentence } of near) if (!byIntent.has(intent)) byIntent.set(intent, sentence);
    return [...byIntent.values()].slice(0, MOST_SUGGESTIONS);
  }

  #all(): readonly Known[] {
    this.#known ??= [
      ...this.#examples.map((text) => this.#know(text)),
      ...this.#templates
        .samples(SAMPLES, { freeText: [ANY_WORDS], lists: SOME_NUMBER })
        .map(({ text, intent }) => ({ text, intent, isExample: false, words: wordsOf(text) })),
    ];
    return this.#known;
  }

  #know(text: string): Known {
    const parse = this.#templates.parse(text);
    if (parse.type !== 'match') return { text, intent: text, isExample: true, words: wordsOf(text) };
    const { intent, slots } = parse.match;
    const open = FREE_TEXT.reduce((rest, slot) => withoutText(rest, slots[slot]), text);
    return { text: open, intent, isExample: true, words: wordsOf(open) };
  }
}

interface Known {
  readonly text: string;
  readonly intent: string;
  /** One of the sentences that people are told of; they come first among equals. */
  readonly isExample: boolean;
  readonly words: readonly string[];
}

/** Slots whose text in an example is but an example. */
const FREE_TEXT = ['prompt', 'title', 'word', 'spoken'];

function withoutText(sentence: string, value: unknown): string {
  return typeof value === 'string' ? sentence.replace(value, ANY_WORDS) : sentence;
}

function rank({ isExample, text }: Known): number {
  return isExample ? 0 : text.length;
}

const SOME_NUMBER = new Map([['number', new TextList([{ text: 'two', value: 2 }])]]);
const MOST_WORDS = 40;
const MOST_SUGGESTIONS = 3;
const SAMPLES = 600;
/** Of a distance that is 0 for the same and 1 for nothing in common. */
const FARTHEST = 0.5;
/** A sentence that nobody is told of must come nearer to be worth saying. */
const FARTHEST_OF_SAMPLES = 0.34;

function wordsOf(sentence: string): readonly string[] {
  return sentence
    .split(' ')
    .flatMap((word) => (word === ANY_WORDS ? [ANY_WORDS] : tokenise(word).map((token) => token.text)));
}
