import type { Expression } from './expression.ts';
import { joinWords, type RuleLookup } from './join-words.ts';
import { parseTemplate } from './parse-template.ts';

/** A template as it is written, and with its parts as whole words. */
export class WrittenTemplate {
  readonly expression: Expression;
  #names: Names | undefined;
  #joined: Expression | undefined;

  constructor(expression: Expression) {
    this.expression = expression;
  }

  /** The rules that it refers to itself, each once. */
  get rules(): ReadonlySet<string> {
    return this.#referred().rules;
  }

  /** The lists that it refers to itself, each once. */
  get lists(): ReadonlySet<string> {
    return this.#referred().lists;
  }

  /** See joinWords. Kept where it did not take another rule, which may be another one elsewhere. */
  joined(rules: RuleLookup): Expression {
    if (this.#joined !== undefined) return this.#joined;
    let alone = true;
    const joined = joinWords(this.expression, (name, offset) => {
      alone = false;
      return rules(name, offset);
    });
    if (alone) this.#joined = joined;
    return joined;
  }

  #referred(): Names {
    if (this.#names !== undefined) return this.#names;
    const names = { rules: new Set<string>(), lists: new Set<string>() };
    collectNames(this.expression, names);
    this.#names = names;
    return names;
  }
}

interface Names {
  readonly rules: Set<string>;
  readonly lists: Set<string>;
}

function collectNames(expression: Expression, names: Names): void {
  switch (expression.type) {
    case 'rule':
      names.rules.add(expression.name);
      return;
    case 'list':
      names.lists.add(expression.name);
      return;
    case 'optional':
      collectNames(expression.item, names);
      return;
    case 'sequence':
    case 'alternative':
    case 'permutation':
      for (const item of expression.items) collectNames(item, names);
      return;
    case 'text':
    case 'gap':
      return;
  }
}

/** Parses templates, each text once: blocks of sentences often share them. */
export class TemplateReader {
  readonly #known = new Map<string, WrittenTemplate>();

  /** @throws TemplateFault with the place and what was expected there */
  read(template: string): WrittenTemplate {
    const known = this.#known.get(template);
    if (known !== undefined) return known;
    const read = new WrittenTemplate(parseTemplate(template));
    this.#known.set(template, read);
    return read;
  }
}
