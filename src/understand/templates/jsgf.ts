import { sayableWords } from '../text/sayable.ts';
import type { Expression } from './expression.ts';
import { splitAtFreeText } from './free-text-split.ts';
import type { Sentence } from './sentence.ts';
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

/**
 * The sentences as a grammar in the JSpeech Grammar Format (W3C note of June 2000) with one public rule, `<sentence>`.
 * Only lower-case words, apostrophes inside them. Free text, and whatever may follow it, is one loop for each intent: a
 * decoder copies a rule wherever it is referred to, so a loop a place would cost it tenfold time and memory, and what
 * the loop takes too many is sorted out by `parse`. As a recogniser gives each of n alternatives the n-th part of the
 * likelihood, fixed sentences win over the loop by themselves.
 */
export function toJsgf(sentences: readonly Sentence[], options: JsgfOptions): string {
  const writer = new JsgfWriter(options);
  const byIntent = Map.groupBy(sentences, (sentence) => sentence.end.intent);
  for (const [intent, members] of byIntent) writer.addIntent(intent, members);
  return writer.finish();
}

/** One grammar of several, made with different prefixes: a sentence of any of them. */
export function joinGrammars(grammars: readonly string[]): string {
  const [first] = grammars;
  if (grammars.length === 1 && first !== undefined) return first;
  const publicRules = grammars.map((grammar) => /public (<[^>]*>)/.exec(grammar)?.[1] ?? '<VOID>');
  const rules = grammars.map((grammar) => grammar.slice(grammar.indexOf('public ')).replace(/^public /, ''));
  return `${HEADER}public <any_sentence> = ${publicRules.join(' | ')};\n${rules.join('')}`;
}

/** Every word in a grammar made by {@link toJsgf}, without duplicates. */
export function grammarWords(grammar: string): readonly string[] {
  const bodies = grammar.replace(/^#.*$|^grammar .*$|^public /gm, '').replace(/<[^>]*>/g, ' ');
  return [...new Set(bodies.match(/[a-z]+(?:'[a-z]+)*/g) ?? [])];
}

const HEADER = '#JSGF V1.0;\ngrammar wilco;\n';

/** A part of the grammar: the text, or `impossible` where a list has no values. */
type Part = string | typeof IMPOSSIBLE;
const IMPOSSIBLE = Symbol('impossible');

class JsgfWriter {
  readonly #options: JsgfOptions;
  readonly #prefix: string;
  readonly #rules = new Map<string, Part>();
  readonly #intents: string[] = [];

  constructor(options: JsgfOptions) {
    this.#options = options;
    this.#prefix = options.prefix ?? '';
  }

  addIntent(intent: string, sentences: readonly Sentence[]): void {
    const split = sentences.map((sentence) => ({ sentence, ...splitAtFreeText(sentence) }));
    const fixed = split.filter(({ freeText }) => freeText.length === 0);
    const open = split.filter(({ freeText }) => freeText.length > 0 && this.#wordsOf(freeText[0] ?? '').length > 0);
    const loop = this.#loop(
      intent,
      open.flatMap(({ freeText }) => freeText),
      open.flatMap(({ sentence, tail }) => tail.map((item) => this.#write(item, sentence))),
    );
    const leads = either(open.map(({ sentence, lead }) => inRow(lead.map((item) => this.#write(item, sentence)))));
    const part = either([
      ...fixed.map(({ sentence }) => this.#write(sentence.expression, sentence)),
      inRow([leads, loop]),
    ]);
    if (part === IMPOSSIBLE || part === '') return;
    const name = `${this.#prefix}intent_${ruleName(intent)}`;
    this.#rules.set(name, part);
    this.#intents.push(name);
  }

  finish(): string {
    const around = either((this.#options.around ?? []).map(said));
    const aroundRule = `${this.#prefix}around`;
    const edge = around === IMPOSSIBLE || around === '' ? '' : `[<${aroundRule}>] `;
    if (edge !== '') this.#rules.set(aroundRule, around);
    const sentence = this.#intents.map((name) => `<${name}>`).join(' | ');
    const body = sentence === '' ? '<VOID>' : `${edge}(${sentence}) ${edge}`.trim();
    const rules = [...this.#rules].map(([name, part]) => `<${name}> = ${String(part)};`);
    return `${HEADER}${[`public <${this.#prefix}sentence> = ${body};`, ...rules, ''].join('\n')}`;
  }

  #write(expression: Expression, sentence: Sentence): Part {
    switch (expression.type) {
      case 'text':
        return said(expression.text);
      case 'gap':
        return '';
      case 'rule':
        return this.#write(sentence.references.rule(expression.name, expression.offset), sentence);
      case 'optional':
        return optional(this.#write(expression.item, sentence));
      case 'alternative':
        return either(expression.items.map((item) => this.#write(item, sentence)));
      case 'sequence':
        return inRow(expression.items.map((item) => this.#write(item, sentence)));
      case 'permutation': {
        const parts = expression.items.map((item) => this.#write(item, sentence));
        return parts.includes(IMPOSSIBLE) ? IMPOSSIBLE : either(orders(parts).map(inRow));
      }
      case 'list':
        return this.#list(expression.name, expression.offset, sentence);
    }
  }

  /** One loop over the words of all free text of an intent and over what may stand between. */
  #loop(intent: string, freeText: readonly string[], between: readonly Part[]): Part {
    const words = freeText.flatMap((name) => this.#wordsOf(name));
    const choice = either([...words, ...between.filter((part) => part !== '')]);
    if (choice === IMPOSSIBLE) return IMPOSSIBLE;
    const rule = `${this.#prefix}free_${ruleName(intent)}`;
    this.#rules.set(rule, `(${choice})+`);
    return `<${rule}>`;
  }

  #wordsOf(freeText: string): readonly string[] {
    return (this.#options.freeText?.get(freeText) ?? []).map(said).filter((text) => text !== '');
  }

  /** Free text is nothing here: the loop of its intent has its words. */
  #list(name: string, offset: number, sentence: Sentence): Part {
    const kind = sentence.references.list(name, offset);
    if (kind === 'wildcard') return '';
    const rule = `${this.#prefix}list_${ruleName(name)}`;
    if (this.#rules.has(rule)) return `<${rule}>`;
    const entries = [...(this.#options.lists?.get(name) ?? kind).entries()];
    const part = either(entries.map((entry) => said(entry.text)).filter((text) => text !== ''));
    if (part === IMPOSSIBLE) return IMPOSSIBLE;
    this.#rules.set(rule, part);
    return `<${rule}>`;
  }
}

function said(text: string): string {
  return sayableWords(text).join(' ');
}

function inRow(parts: readonly Part[]): Part {
  return parts.includes(IMPOSSIBLE) ? IMPOSSIBLE : parts.filter((part) => part !== '').join(' ');
}

function either(parts: readonly Part[]): Part {
  const possible = [...new Set(parts)].filter((part): part is string => part !== IMPOSSIBLE);
  const words = possible.filter((part) => part !== '');
  const [only] = words;
  if (possible.length === 0) return IMPOSSIBLE;
  if (only === undefined) return '';
  const choice = words.length === 1 ? only : `(${words.join(' | ')})`;
  return words.length === possible.length ? choice : `[${choice}]`;
}

function optional(part: Part): Part {
  return part === IMPOSSIBLE || part === '' ? '' : `[${part}]`;
}

/** Every order; more than five parts only in the order in which they are written, as the grammar would explode. */
function orders(parts: readonly Part[]): readonly (readonly Part[])[] {
  if (parts.length <= 1 || parts.length > 5) return [parts];
  return parts.flatMap((part, index) => orders(parts.toSpliced(index, 1)).map((order) => [part, ...order]));
}

function ruleName(name: string): string {
  return name.replace(/[^A-Za-z0-9]/g, '_');
}
