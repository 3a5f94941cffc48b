import { sayableWords } from '../text/sayable.ts';
import { either, IMPOSSIBLE, ruleName } from './grammar-part.ts';
import { type FixedGrammar, listBody, writeFixedGrammar } from './grammar-writer.ts';
import { GrammarRule, type JsgfOptions } from './jsgf.ts';
import type { Sentence } from './sentence.ts';

/**
 * Makes the grammar of some sentences, again and again as names change: what depends on the sentences alone is written
 * once, and again only when a run-time list becomes empty or ceases to be.
 */
export class GrammarMaker {
  readonly #sentences: readonly Sentence[];
  readonly #fixed = new Map<string, FixedGrammar>();
  readonly #said = new Map<string, string>();
  #changing = new Map<string, GrammarRule>();

  constructor(sentences: readonly Sentence[]) {
    this.#sentences = sentences;
  }

  /** The public rule first. A rule that is as it was before is the same object. */
  rules({ lists = new Map(), freeText = new Map(), around = [], prefix = '' }: JsgfOptions): readonly GrammarRule[] {
    const said = (text: string): string => this.#sayable(text);
    const listRules = [...lists].map(([name, list]) => {
      const body = listBody(list.entries(), said);
      const rule = body === IMPOSSIBLE ? undefined : this.#rule(`${prefix}list_${ruleName(name)}`, body);
      return [name, rule] as const;
    });
    const words = new Map([...freeText].map(([name, texts]) => [name, texts.map(said).filter((text) => text !== '')]));
    const frame = {
      prefix,
      around,
      said,
      listRules: new Map(listRules.map(([name, rule]) => [name, rule?.name])),
      freeText: new Set([...words].flatMap(([name, texts]) => (texts.length > 0 ? [name] : []))),
    };
    const key = JSON.stringify([prefix, around, [...frame.listRules], [...frame.freeText]]);
    const fixed = this.#fixed.get(key) ?? this.#keep(key, writeFixedGrammar(this.#sentences, frame));
    const used = listRules.flatMap(([name, rule]) => (rule !== undefined && fixed.lists.has(name) ? [rule] : []));
    const loops = fixed.loops.map(({ rule, freeText: names, between }) => {
      const choice = either([
        ...names.flatMap((name) => words.get(name) ?? []),
        ...between.filter((part) => part !== ''),
      ]);
      return this.#rule(rule, `(${String(choice)})+`);
    });
    const rules = [...fixed.rules, ...used, ...loops];
    this.#changing = new Map([...used, ...loops].map((rule) => [rule.name, rule]));
    return rules;
  }

  #rule(name: string, body: string): GrammarRule {
    const known = this.#changing.get(name);
    return known?.body === body ? known : new GrammarRule(name, body);
  }

  #keep(key: string, fixed: FixedGrammar): FixedGrammar {
    if (this.#fixed.size >= MOST_FIXED) this.#fixed.clear();
    this.#fixed.set(key, fixed);
    return fixed;
  }

  #sayable(text: string): string {
    const known = this.#said.get(text);
    if (known !== undefined) return known;
    const said = sayableWords(text).join(' ');
    if (this.#said.size >= MOST_SAID) this.#said.clear();
    this.#said.set(text, said);
    return said;
  }
}

/** Few combinations of empty lists ever occur. */
const MOST_FIXED = 16;
/** Texts whose spoken form is kept. */
const MOST_SAID = 20_000;
