import type { Templates } from '../templates/compile-templates.ts';
import type { Match } from '../templates/match.ts';
import type { Sample } from '../templates/sampler.ts';
import { tokenise } from '../text/tokens.ts';
import { KNOWN_LISTS } from './known-lists.ts';

/** Intents that answer a question. */
const ANSWERS: readonly string[] = ['confirm', 'deny'];

/** An answer is at most so many words before another: "no thank you". */
const LONGEST = 3;

/**
 * Finds the yes or no that a sentence begins with, by Wilco's own sentences: words that are an answer, and still the
 * same answer with another after them. "Go" answers too, but "go, do it" does not, so a sentence may begin with it.
 */
export class OpeningAnswer {
  readonly #templates: Templates;
  readonly #samples: readonly Sample[];
  readonly #known = new Map<string, boolean>();
  #answers: ReadonlyMap<string, readonly string[]> | undefined;

  /** `samples` are some of `templates`, several of each answer among them. */
  constructor(templates: Templates, samples: readonly Sample[]) {
    this.#templates = templates;
    this.#samples = samples;
  }

  /** The words at the beginning of `sentence` that are a yes or a no; undefined where it begins otherwise. */
  in(sentence: string): string | undefined {
    const tokens = tokenise(sentence);
    for (let count = Math.min(LONGEST, tokens.length); count > 0; count -= 1) {
      const words = sentence.slice(0, tokens[count - 1]?.end);
      if (this.#isAnswer(words)) return words;
    }
    return undefined;
  }

  #isAnswer(words: string): boolean {
    const known = this.#known.get(words) ?? this.#test(words);
    this.#known.set(words, known);
    return known;
  }

  #test(words: string): boolean {
    const intents = this.#intentsOf(words).filter((intent) => ANSWERS.includes(intent));
    return intents.some((intent) =>
      (this.#answersBy().get(intent) ?? []).some((more) => this.#intentsOf(`${words} ${more}`).includes(intent)),
    );
  }

  /** Answers by intent, without those that may stand before any sentence: "okay" after a word is no answer again. */
  #answersBy(): ReadonlyMap<string, readonly string[]> {
    this.#answers ??= this.#readAnswers();
    return this.#answers;
  }

  #readAnswers(): ReadonlyMap<string, readonly string[]> {
    const command = this.#samples.find(
      ({ intent, text }) => !ANSWERS.includes(intent) && this.#intentsOf(text)[0] === intent,
    );
    const isSkipped = (text: string) =>
      command !== undefined && this.#intentsOf(`${text} ${command.text}`).includes(command.intent);
    return new Map(
      ANSWERS.map((answer) => {
        const texts = this.#samples.filter(({ intent }) => intent === answer).map(({ text }) => text);
        return [answer, texts.filter((text) => !isSkipped(text))];
      }),
    );
  }

  #intentsOf(text: string): readonly string[] {
    const parse = this.#templates.parse(text, KNOWN_LISTS);
    const matches: readonly Match[] =
      parse.type === 'match' ? [parse.match] : parse.type === 'tie' ? parse.matches : [];
    return matches.map(({ intent }) => intent);
  }
}
