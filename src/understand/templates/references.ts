import type { Expression } from './expression.ts';
import type { ListKind } from './list-kind.ts';
import { atPlace, type Locate } from './place.ts';
import type { RuleBook } from './rule-book.ts';
import { TemplateFault } from './template-fault.ts';

/** Looks up what a template refers to; throws a TemplateFault when there is no such thing. */
export interface References {
  /** The rule's body, its parts whole words. */
  rule(name: string, offset: number): Expression;
  /** The rule's body with its white space. */
  writtenRule(name: string, offset: number): Expression;
  list(name: string, offset: number): ListKind;
  /** Whether the rule means the same to all blocks: neither it nor what it refers to is this block's own. */
  isShared(name: string): boolean;
  /** Runs `work` on the rule's body: a TemplateFault in it becomes a WilcoError at the rule's place. */
  inRule<T>(name: string, work: () => T): T;
}

/** The lists and rules that a block of sentences knows. */
export class ListsAndRules implements References {
  readonly #lists: ReadonlyMap<string, ListKind>;
  readonly #rules: RuleBook;
  readonly #locate: Locate;
  readonly #outer: ListsAndRules | undefined;
  readonly #joined = new Map<string, Expression>();
  readonly #shared = new Map<string, boolean>();

  /** `outer`: what all blocks know, whose rules this block shares but for those that its own lists and rules touch. */
  constructor(lists: ReadonlyMap<string, ListKind>, rules: RuleBook, locate: Locate, outer?: ListsAndRules) {
    this.#lists = lists;
    this.#rules = rules;
    this.#locate = locate;
    this.#outer = outer;
  }

  list(name: string, offset: number): ListKind {
    const list = this.#lists.get(name);
    if (list === undefined) throw new TemplateFault(offset, `expected the name of a list: there is no {${name}}`);
    return list;
  }

  rule(name: string, offset: number): Expression {
    const known = this.#joined.get(name);
    if (known !== undefined) return known;
    const { body, path } = this.#rules.lookup(name, offset);
    const shared = this.isShared(name) ? this.#outer?.rule(name, offset) : undefined;
    const joined = shared ?? atPlace(path, this.#locate, () => body.joined((inner, at) => this.writtenRule(inner, at)));
    this.#joined.set(name, joined);
    return joined;
  }

  writtenRule(name: string, offset: number): Expression {
    return this.#rules.lookup(name, offset).body.expression;
  }

  isShared(name: string): boolean {
    const outer = this.#outer;
    if (outer === undefined) return false;
    const known = this.#shared.get(name);
    if (known !== undefined) return known;
    const { rules, lists } = this.#rules.reachedFrom(name);
    const isShared =
      rules.every((rule) => !this.#rules.isOwn(rule)) &&
      lists.every((list) => this.#lists.get(list) === outer.#lists.get(list));
    this.#shared.set(name, isShared);
    return isShared;
  }

  inRule<T>(name: string, work: () => T): T {
    return atPlace(this.#rules.lookup(name, 0).path, this.#locate, work);
  }
}
