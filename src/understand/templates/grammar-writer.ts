import type { Expression } from './expression.ts';
import { splitAtFreeText } from './free-text-split.ts';
import { either, IMPOSSIBLE, inAnyOrder, inRow, optional, type Part, ruleName } from './grammar-part.ts';
import { GrammarRule } from './jsgf.ts';
import type { Sentence } from './sentence.ts';

/** A loop over the words of free text, and what may stand between them. */
export interface FreeTextLoop {
  readonly rule: string;
  /** The names of the wildcard lists whose words it takes. */
  readonly freeText: readonly string[];
  readonly between: readonly Part[];
}

/** The part of a grammar that stays the same while no run-time list becomes empty or ceases to be. */
export interface FixedGrammar {
  /** The public rule first. */
  readonly rules: readonly GrammarRule[];
  readonly loops: readonly FreeTextLoop[];
  /** The run-time lists that are referred to. */
  readonly lists: ReadonlySet<string>;
}

/** What the fixed part must know of what changes. */
export interface GrammarFrame {
  readonly prefix: string;
  readonly around: readonly string[];
  /** The run-time lists: the rule that each will have; undefined for one that has no values. */
  readonly listRules: ReadonlyMap<string, string | undefined>;
  /** The wildcard lists that have words. */
  readonly freeText: ReadonlySet<string>;
  /** How a text is said: lower-case words, none where it cannot be said. */
  readonly said: (text: string) => string;
}

/**
 * Writes the sentences as rules. Free text, and whatever may follow it, is one loop for each intent: a decoder copies a
 * rule wherever it is referred to, so a loop a place would cost it tenfold time and memory, and what the loop takes too
 * many is sorted out by `parse`. As a recogniser gives each of n alternatives the n-th part of the likelihood, fixed
 * sentences win over the loop by themselves; for the same reason the words of a loop are alternatives beside what stands
 * between, and not a rule of their own. Where a rule is written out makes no difference to a decoder; what occurs in
 * many places is a rule to keep the text small.
 */
export function writeFixedGrammar(sentences: readonly Sentence[], frame: GrammarFrame): FixedGrammar {
  const writer = new GrammarWriter(frame);
  const byIntent = Map.groupBy(sentences, (sentence) => sentence.end.intent);
  for (const [intent, members] of byIntent) writer.addIntent(intent, members);
  return writer.finish();
}

class GrammarWriter {
  readonly #frame: GrammarFrame;
  /** Bodies by name; a name that is only kept free has none. */
  readonly #rules = new Map<string, string | undefined>();
  readonly #loops: FreeTextLoop[] = [];
  readonly #lists = new Set<string>();
  readonly #intents: string[] = [];

  constructor(frame: GrammarFrame) {
    this.#frame = frame;
    for (const rule of frame.listRules.values()) if (rule !== undefined) this.#rules.set(rule, undefined);
  }

  addIntent(intent: string, sentences: readonly Sentence[]): void {
    const split = sentences.map((sentence) => ({ sentence, ...splitAtFreeText(sentence) }));
    const fixed = split.filter(({ freeText }) => freeText.length === 0);
    const open = split.filter(({ freeText }) => this.#frame.freeText.has(freeText[0] ?? ''));
    const leads = either(open.map(({ sentence, lead }) => inRow(lead.map((item) => this.#write(item, sentence)))));
    const between = open.flatMap(({ sentence, tail }) => tail.map((item) => this.#write(item, sentence)));
    const freeText = open.flatMap((sentence) => sentence.freeText);
    const part = either([
      ...fixed.map(({ sentence }) => this.#write(sentence.expression, sentence)),
      leads === IMPOSSIBLE ? IMPOSSIBLE : inRow([leads, this.#loop(intent, freeText, between)]),
    ]);
    if (part !== IMPOSSIBLE && part !== '') this.#intents.push(this.#define(`intent_${ruleName(intent)}`, part));
  }

  finish(): FixedGrammar {
    const around = either(this.#frame.around.map(this.#frame.said));
    const edge = around === IMPOSSIBLE || around === '' ? '' : `[<${this.#define('around', around)}>]`;
    const sentence = either(this.#intents.map((name) => `<${name}>`));
    const body = sentence === IMPOSSIBLE ? '<VOID>' : inRow([edge, sentence, edge]);
    const rules = [...this.#rules].flatMap(([name, rule]) => (rule === undefined ? [] : [new GrammarRule(name, rule)]));
    const first = new GrammarRule(`${this.#frame.prefix}sentence`, String(body));
    return { rules: [first, ...rules], loops: this.#loops, lists: this.#lists };
  }

  #write(expression: Expression, sentence: Sentence): Part {
    switch (expression.type) {
      case 'text':
        return this.#frame.said(expression.text);
      case 'gap':
        return '';
      case 'rule': {
        const body = this.#write(sentence.references.rule(expression.name, expression.offset), sentence);
        return this.#shared(`rule_${ruleName(expression.name)}`, body);
      }
      case 'optional':
        return optional(this.#write(expression.item, sentence));
      case 'alternative':
        return either(expression.items.map((item) => this.#write(item, sentence)));
      case 'sequence':
        return inRow(expression.items.map((item) => this.#write(item, sentence)));
      case 'permutation':
        return inAnyOrder(expression.items.map((item) => this.#shared('part', this.#write(item, sentence))));
      case 'list':
        return this.#list(expression.name, expression.offset, sentence);
    }
  }

  /** Free text is nothing here: the loop of its intent has its words. */
  #list(name: string, offset: number, sentence: Sentence): Part {
    const kind = sentence.references.list(name, offset);
    if (kind.type === 'wildcard') return '';
    if (!kind.spoken) return IMPOSSIBLE;
    if (kind.replaceable && this.#frame.listRules.has(name)) {
      const rule = this.#frame.listRules.get(name);
      if (rule === undefined) return IMPOSSIBLE;
      this.#lists.add(name);
      return `<${rule}>`;
    }
    return this.#shared(`list_${ruleName(name)}`, listBody(kind.list.entries(), this.#frame.said));
  }

  #loop(intent: string, freeText: readonly string[], between: readonly Part[]): Part {
    const rule = this.#freeName(`free_${ruleName(intent)}`);
    this.#rules.set(rule, undefined);
    this.#loops.push({ rule, freeText: [...new Set(freeText)], between });
    return `<${rule}>`;
  }

  /** A rule for what is more than a word or a reference. */
  #shared(name: string, body: Part): Part {
    return body === IMPOSSIBLE || !body.includes(' ') ? body : `<${this.#define(name, body)}>`;
  }

  /** The rule with this body, under the name or one like it. */
  #define(name: string, body: string): string {
    const rule = this.#freeName(name, body);
    this.#rules.set(rule, body);
    return rule;
  }

  /** The name, with a number where it is taken by another body. */
  #freeName(name: string, body?: string): string {
    const wanted = `${this.#frame.prefix}${name}`;
    for (let count = 1; ; count += 1) {
      const candidate = count === 1 ? wanted : `${wanted}_${count}`;
      if (!this.#rules.has(candidate) || (body !== undefined && this.#rules.get(candidate) === body)) return candidate;
    }
  }
}

/** The values of a list as a part. */
export function listBody(entries: Iterable<{ readonly text: string }>, said: (text: string) => string): Part {
  return either([...entries].map(({ text }) => said(text)).filter((text) => text !== ''));
}
