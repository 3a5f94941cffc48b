/** What may be said, as a JSGF grammar puts it. */
export type Expression =
  | { readonly type: 'word'; readonly word: string }
  | { readonly type: 'rule'; readonly name: string }
  | { readonly type: 'sequence'; readonly parts: readonly Expression[] }
  | { readonly type: 'choice'; readonly parts: readonly Expression[] }
  /** One of `parts`, or nothing. */
  | { readonly type: 'optional'; readonly parts: readonly Expression[] }
  | { readonly type: 'repeated'; readonly inner: Expression; readonly atLeast: 0 | 1 };

export interface Grammar {
  /** Name of the public rule. */
  readonly start: string;
  readonly rules: ReadonlyMap<string, Expression>;
}

/**
 * Reads the part of the JSpeech Grammar Format (W3C note of June 2000) that needs no weights, tags, quotes or imports.
 * Undefined for everything else, for rules that are missing or contain themselves, and without a public rule.
 */
export function readJsgf(text: string): Grammar | undefined {
  const rules = new Map<string, Expression>();
  const [header, , ...statements] = text.split(';');
  if (header?.startsWith('#JSGF') !== true || statements.pop()?.trim() !== '') return undefined;
  let start: string | undefined;
  for (const statement of statements) {
    const {
      isPublic,
      name,
      body = '',
    } = /^\s*(?<isPublic>public\s+)?<(?<name>[^<>]+)>\s*=(?<body>[^=]*)$/.exec(statement)?.groups ?? {};
    const expression = new Reader(body).whole();
    if (name === undefined || expression === undefined) return undefined;
    rules.set(name, expression);
    if (isPublic !== undefined) start ??= name;
  }
  return start !== undefined && endsSomewhere(start, rules, new Map()) ? { start, rules } : undefined;
}

/** By recursive descent. */
class Reader {
  readonly #tokens: readonly string[];
  #at = 0;

  constructor(body: string) {
    this.#tokens = body.match(/<[^<>]+>|[^\s<>()[\]|+*]+|\S/g) ?? [];
  }

  whole(): Expression | undefined {
    const choice = this.#choice();
    return choice === undefined || this.#at < this.#tokens.length ? undefined : oneOf('choice', choice);
  }

  #choice(): readonly Expression[] | undefined {
    const parts: Expression[] = [];
    do {
      const part = this.#sequence();
      if (part === undefined) return undefined;
      parts.push(part);
    } while (this.#take('|'));
    return parts;
  }

  #sequence(): Expression | undefined {
    const parts: Expression[] = [];
    for (let part = this.#atom(); part !== undefined; part = this.#atom()) {
      if (this.#take('+')) parts.push({ type: 'repeated', inner: part, atLeast: 1 });
      else parts.push(this.#take('*') ? { type: 'repeated', inner: part, atLeast: 0 } : part);
    }
    return parts.length === 0 ? undefined : oneOf('sequence', parts);
  }

  #atom(): Expression | undefined {
    if (this.#take('(')) return this.#group('choice', ')');
    if (this.#take('[')) return this.#group('optional', ']');
    const token = this.#tokens[this.#at];
    if (token === undefined || !/^(<[^<>]+>|[\p{L}\p{N}_']+)$/u.test(token)) return undefined;
    this.#at += 1;
    return token.startsWith('<') ? { type: 'rule', name: token.slice(1, -1) } : { type: 'word', word: token };
  }

  #group(type: 'choice' | 'optional', end: string): Expression | undefined {
    const parts = this.#choice();
    return parts === undefined || !this.#take(end) ? undefined : oneOf(type, parts);
  }

  #take(token: string): boolean {
    if (this.#tokens[this.#at] !== token) return false;
    this.#at += 1;
    return true;
  }
}

function oneOf(type: 'sequence' | 'choice' | 'optional', parts: readonly Expression[]): Expression {
  const [only] = parts;
  return parts.length === 1 && only !== undefined && type !== 'optional' ? only : { type, parts };
}

function endsSomewhere(name: string, rules: ReadonlyMap<string, Expression>, known: Map<string, boolean>): boolean {
  const before = known.get(name);
  if (before !== undefined) return before;
  known.set(name, false);
  const rule = rules.get(name);
  const outcome = rule !== undefined && rulesIn(rule).every((inner) => endsSomewhere(inner, rules, known));
  known.set(name, outcome);
  return outcome;
}

function rulesIn(expression: Expression): readonly string[] {
  switch (expression.type) {
    case 'word':
      return [];
    case 'rule':
      return [expression.name];
    case 'repeated':
      return rulesIn(expression.inner);
    case 'sequence':
    case 'choice':
    case 'optional':
      return expression.parts.flatMap(rulesIn);
  }
}
