import type { Expression } from './expression.ts';
import { parseTemplate } from './parse-template.ts';
import type { DefinitionPath, Locate } from './place.ts';
import { atPlace } from './place.ts';
import { TemplateFault } from './template-fault.ts';

/** The `expansion_rules` of a definition, and of one intent's data above them. */
export class RuleBook {
  readonly #bodies: ReadonlyMap<string, Expression>;

  private constructor(bodies: ReadonlyMap<string, Expression>) {
    this.#bodies = bodies;
  }

  /** @throws WilcoError `bad_template` where a rule is no template, or contains itself */
  static read(
    rules: Readonly<Record<string, string>>,
    path: DefinitionPath,
    locate: Locate,
    outer?: RuleBook,
  ): RuleBook {
    const bodies = new Map(outer?.[Symbol.iterator]() ?? []);
    for (const [name, body] of Object.entries(rules)) {
      bodies.set(
        name,
        atPlace([...path, name], locate, () => parseTemplate(body)),
      );
    }
    const book = new RuleBook(bodies);
    for (const name of Object.keys(rules)) atPlace([...path, name], locate, () => book.#refuseCircle(name));
    return book;
  }

  /** @throws TemplateFault when there is no such rule */
  lookup(name: string, offset: number): Expression {
    const body = this.#bodies.get(name);
    if (body === undefined) throw new TemplateFault(offset, `expected the name of a rule: there is no <${name}>`);
    return body;
  }

  [Symbol.iterator](): IterableIterator<[string, Expression]> {
    return this.#bodies.entries();
  }

  #refuseCircle(start: string): void {
    const seen = new Set<string>();
    const visit = (name: string): void => {
      for (const next of referredRules(this.#bodies.get(name))) {
        if (next === start) throw new TemplateFault(0, `expected a rule that ends: <${start}> contains itself`);
        if (seen.has(next)) continue;
        seen.add(next);
        visit(next);
      }
    };
    visit(start);
  }
}

function referredRules(expression: Expression | undefined): readonly string[] {
  if (expression === undefined) return [];
  switch (expression.type) {
    case 'rule':
      return [expression.name];
    case 'optional':
      return referredRules(expression.item);
    case 'sequence':
    case 'alternative':
    case 'permutation':
      return expression.items.flatMap(referredRules);
    case 'text':
    case 'gap':
    case 'list':
      return [];
  }
}
