import type { Expression } from './expression.ts';
import { TemplateFault } from './template-fault.ts';

/**
 * Parses one sentence template in the notation of Home Assistant's intents (the library hassil): `[optional]`,
 * `(either|or)`, `(any;order)`, `{list}`, `{list:slot}`, `<rule>`, `\` before a character that is meant literally.
 * White space counts (`light[s]` is one word) but around the parts of `(any;order)`, which are always words apart.
 *
 * Otherwise than there, on purpose: `|` and `;` in one group are an error, text that touches a list is a word beside it
 * (`{name}s` is "lamp s"), and brackets nest no deeper than 50.
 *
 * @throws TemplateFault with the place and what was expected there
 */
export function parseTemplate(template: string): Expression {
  const reader = new TemplateReader(template);
  return reader.readUntil(undefined, 0);
}

/** Deepest nesting of brackets. */
const DEEPEST = 50;
/** A run of characters that mean themselves. */
const PLAIN = /[^\s|;()[\]{}<>\\]+/y;
const GAP = /\s+/y;
const NAME = /^[\p{L}\p{N}_.-]+$/u;

class TemplateReader {
  readonly #template: string;
  #at = 0;

  constructor(template: string) {
    this.#template = template;
  }

  /** Reads up to `closer` (or the end, where it is undefined) and past it. `opened` is where the bracket stands. */
  readUntil(closer: string | undefined, opened: number, depth = 0): Expression {
    if (depth > DEEPEST) throw new TemplateFault(opened, `brackets nest deeper than ${DEEPEST}`);
    const branches: Expression[][] = [[]];
    let separator: string | undefined;
    for (;;) {
      const sign = this.#template[this.#at];
      if (sign === undefined || sign === closer) break;
      if (sign === '|' || sign === ';') {
        if (separator !== undefined && separator !== sign) {
          throw new TemplateFault(this.#at, `expected "${separator}": "|" and ";" cannot be mixed in one group`);
        }
        separator = sign;
        branches.push([]);
        this.#at += 1;
      } else {
        branches.at(-1)?.push(this.#readItem(sign, depth));
      }
    }
    if (closer !== undefined) this.#expect(closer, opened);
    const items = branches.map((branch): Expression => ({ type: 'sequence', items: branch }));
    const [only] = items;
    if (separator === undefined && only !== undefined) return only;
    return separator === ';' ? { type: 'permutation', items, offset: opened } : { type: 'alternative', items };
  }

  #expect(closer: string, opened: number): void {
    if (this.#template[this.#at] !== closer) {
      const opener = this.#template[opened] ?? '';
      throw new TemplateFault(this.#at, `expected "${closer}" for the "${opener}" at character ${opened + 1}`);
    }
    this.#at += 1;
  }

  #readItem(sign: string, depth: number): Expression {
    const opened = this.#at;
    if (sign === '(' || sign === '[') {
      this.#at += 1;
      const inner = this.readUntil(sign === '(' ? ')' : ']', opened, depth + 1);
      return sign === '(' ? inner : { type: 'optional', item: inner };
    }
    if (sign === '{') return this.#readList(opened);
    if (sign === '<') return { type: 'rule', name: this.#readName('>', opened), offset: opened };
    if (sign === ')' || sign === ']' || sign === '}' || sign === '>') {
      throw new TemplateFault(this.#at, `expected a word; this "${sign}" closes nothing`);
    }
    return this.#readRun(GAP) === '' ? this.#readText() : { type: 'gap' };
  }

  #readList(opened: number): Expression {
    const [name = '', slot, more] = this.#readName('}', opened).split(':');
    if (name === '' || slot === '' || more !== undefined) {
      throw new TemplateFault(opened, 'expected {list} or {list:slot}');
    }
    return { type: 'list', name, slot: slot ?? name, offset: opened };
  }

  #readName(closer: string, opened: number): string {
    const end = this.#template.indexOf(closer, opened);
    const name = this.#template.slice(opened + 1, end === -1 ? undefined : end);
    const stop = name.search(/[()[\]{}<>|;]/);
    this.#at = stop === -1 ? opened + 1 + name.length : opened + 1 + stop;
    if (end === -1 || stop !== -1) this.#expect(closer, opened);
    this.#at = end + 1;
    const trimmed = name.trim();
    if (!trimmed.split(':').every((part) => NAME.test(part))) {
      throw new TemplateFault(opened + 1, `expected a name between "${this.#template[opened]}" and "${closer}"`);
    }
    return trimmed;
  }

  #readText(): Expression {
    let text = '';
    for (;;) {
      text += this.#readRun(PLAIN);
      if (this.#template[this.#at] !== '\\') break;
      text += this.#template[this.#at + 1] ?? '';
      this.#at += 2;
    }
    return { type: 'text', text };
  }

  #readRun(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    const [run = ''] = pattern.exec(this.#template) ?? [];
    this.#at += run.length;
    return run;
  }
}
