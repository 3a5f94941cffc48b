import type { SlotLists } from './slot-list.ts';

export interface JsgfOptions {
  /** Values for lists that change at run time. */
  readonly lists?: SlotLists | undefined;
  /** Words that free text is made of, by the wildcard's list name. Sentences whose wildcard has none are left out. */
  readonly freeText?: ReadonlyMap<string, readonly string[]> | undefined;
  /** Words that may be said before and after every sentence. */
  readonly around?: readonly string[] | undefined;
  /** Before the name of every rule, so that grammars can be joined. */
  readonly prefix?: string | undefined;
}

/** One rule of a grammar in the JSpeech Grammar Format (W3C note of June 2000): lower-case words, apostrophes inside. */
export class GrammarRule {
  readonly name: string;
  readonly body: string;
  #words: readonly string[] | undefined;

  constructor(name: string, body: string) {
    this.name = name;
    this.body = body;
  }

  /** The words in it, with duplicates. */
  words(): readonly string[] {
    this.#words ??= this.body.replace(/<[^>]*>/g, ' ').match(/[a-z]+(?:'[a-z]+)*/g) ?? [];
    return this.#words;
  }
}

/** The grammar whose public rule is the first. */
export function jsgfText(rules: readonly GrammarRule[]): string {
  const lines = rules.map(({ name, body }, at) => `${at === 0 ? 'public ' : ''}<${name}> = ${body};\n`);
  return `#JSGF V1.0;\ngrammar wilco;\n${lines.join('')}`;
}

/** One grammar of several, made with different prefixes: a sentence of any of them. */
export function joinGrammars(grammars: readonly (readonly GrammarRule[])[]): readonly GrammarRule[] {
  const [only] = grammars;
  if (grammars.length === 1 && only !== undefined) return only;
  const publicRules = grammars.flatMap(([first]) => (first === undefined ? [] : [`<${first.name}>`]));
  return [new GrammarRule('any_sentence', publicRules.join(' | ')), ...grammars.flat()];
}

/** Every word of a grammar, without duplicates. */
export function grammarWords(rules: readonly GrammarRule[]): readonly string[] {
  const words = new Set<string>();
  for (const rule of rules) for (const word of rule.words()) words.add(word);
  return [...words];
}
