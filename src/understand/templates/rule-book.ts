import type { DefinitionPath, Locate } from './place.ts';
import { atPlace } from './place.ts';
import { TemplateFault } from './template-fault.ts';
import type { TemplateReader, WrittenTemplate } from './written-template.ts';

/** One of the `expansion_rules`, and where it stands. */
export interface Rule {
  readonly body: WrittenTemplate;
  readonly path: DefinitionPath;
}

/** The `expansion_rules` of a definition, and of one block of sentences above them. */
export class RuleBook {
  readonly #own: ReadonlyMap<string, Rule>;
  readonly #outer: RuleBook | undefined;

  private constructor(own: ReadonlyMap<string, Rule>, outer: RuleBook | undefined) {
    this.#own = own;
    this.#outer = outer;
  }

  /** @throws WilcoError `bad_template` where a rule is no template, or contains itself */
  static read(
    rules: Readonly<Record<string, string>>,
    path: DefinitionPath,
    locate: Locate,
    templates: TemplateReader,
    outer?: RuleBook,
  ): RuleBook {
    const own = Object.entries(rules).map(([name, written]): [string, Rule] => {
      const rulePath = [...path, name];
      return [name, { body: atPlace(rulePath, locate, () => templates.read(written)), path: rulePath }];
    });
    const book = new RuleBook(new Map(own), outer);
    for (const [name, { path: rulePath }] of own) atPlace(rulePath, locate, () => book.#refuseCircle(name));
    return book;
  }

  /** @throws TemplateFault when there is no such rule */
  lookup(name: string, offset: number): Rule {
    const rule = this.#find(name);
    if (rule === undefined) throw new TemplateFault(offset, `expected the name of a rule: there is no <${name}>`);
    return rule;
  }

  /** Whether it is among the rules of the block itself. */
  isOwn(name: string): boolean {
    return this.#own.has(name);
  }

  /** The rules and lists that a rule refers to, however indirectly, itself among them. */
  reachedFrom(name: string): { readonly rules: readonly string[]; readonly lists: readonly string[] } {
    const rules = new Set<string>();
    const lists = new Set<string>();
    const visit = (rule: string): void => {
      if (rules.has(rule)) return;
      rules.add(rule);
      const body = this.#find(rule)?.body;
      for (const list of body?.lists ?? []) lists.add(list);
      for (const next of body?.rules ?? []) visit(next);
    };
    visit(name);
    return { rules: [...rules], lists: [...lists] };
  }

  #find(name: string): Rule | undefined {
    const own = this.#own.get(name);
    return own === undefined && this.#outer !== undefined ? this.#outer.#find(name) : own;
  }

  #refuseCircle(start: string): void {
    const seen = new Set<string>();
    const visit = (name: string): void => {
      for (const next of this.#find(name)?.body.rules ?? []) {
        if (next === start) throw new TemplateFault(0, `expected a rule that ends: <${start}> contains itself`);
        if (seen.has(next)) continue;
        seen.add(next);
        visit(next);
      }
    };
    visit(start);
  }
}
