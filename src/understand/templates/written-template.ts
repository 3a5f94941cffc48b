import type { Expression } from './expression.ts';
import { joinWords, type RuleLookup } from './join-words.ts';
import { parseTemplate } from './parse-template.ts';

/** A template as it is written, and with its parts as whole words. */
export class WrittenTemplate {
  readonly expression: Expression;
  #joined: Expression | undefined;

  constructor(expression: Expression) {
    this.expression = expression;
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
