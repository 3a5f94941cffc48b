/** A grammar's expansion as a tree. */
export type Expansion =
  | { readonly type: 'word'; readonly word: string }
  | { readonly type: 'rule'; readonly name: string }
  | { readonly type: 'row'; readonly items: readonly Expansion[] }
  | { readonly type: 'choice'; readonly items: readonly Expansion[] }
  | { readonly type: 'optional'; readonly item: Expansion }
  | { readonly type: 'repeated'; readonly item: Expansion };

export interface ReadGrammar {
  readonly publicRule: string;
  readonly rules: ReadonlyMap<string, Expansion>;
}

/** Reads what of the JSpeech Grammar Format the project writes; throws where it is something else. */
export function readJsgf(grammar: string): ReadGrammar {
  const [header, name, ...lines] = grammar.split('\n').filter((line) => line !== '');
  if (header !== '#JSGF V1.0;' || name !== 'grammar wilco;') throw new Error('no header');
  const rules = new Map<string, Expansion>();
  let publicRule = '';
  for (const line of lines) {
    const [, isPublic, rule = '', body = ''] = /^(public )?<(\w+)> = (.+);$/.exec(line) ?? [];
    if (rule === '' || rules.has(rule)) throw new Error(`no rule, or twice: ${line.slice(0, 60)}`);
    if (isPublic !== undefined) publicRule = rule;
    rules.set(rule, new Reader(body).read());
  }
  return { publicRule, rules };
}

class Reader {
  readonly #tokens: readonly string[];
  #at = 0;

  constructor(body: string) {
    this.#tokens = body.match(/<\w+>|[a-z']+|\S/g) ?? [];
  }

  read(): Expansion {
    const items = [this.#row()];
    while (this.#tokens[this.#at] === '|') {
      this.#at += 1;
      items.push(this.#row());
    }
    const [only] = items;
    return items.length === 1 && only !== undefined ? only : { type: 'choice', items };
  }

  #row(): Expansion {
    const items: Expansion[] = [];
    for (;;) {
      const token = this.#tokens[this.#at];
      if (token === undefined || '|)]'.includes(token)) break;
      this.#at += 1;
      if (token === '(' || token === '[') {
        const item = this.read();
        this.#expect(token === '(' ? ')' : ']');
        items.push(token === '(' ? this.#repeated(item) : { type: 'optional', item });
      } else if (token.startsWith('<')) items.push({ type: 'rule', name: token.slice(1, -1) });
      else if (/^[a-z']+$/.test(token)) items.push({ type: 'word', word: token });
      else throw new Error(`unexpected ${token}`);
    }
    if (items.length === 0) throw new Error('an empty part');
    const [only] = items;
    return items.length === 1 && only !== undefined ? only : { type: 'row', items };
  }

  #repeated(item: Expansion): Expansion {
    if (this.#tokens[this.#at] !== '+') return item;
    this.#at += 1;
    return { type: 'repeated', item };
  }

  #expect(sign: string): void {
    if (this.#tokens[this.#at] !== sign) throw new Error(`no ${sign}`);
    this.#at += 1;
  }
}

/** Whether the grammar has the sentence. */
export function accepts(grammar: ReadGrammar, sentence: string): boolean {
  const words = sentence.split(' ');
  return endsOf(grammar, { type: 'rule', name: grammar.publicRule }, words, 0, new Map()).has(words.length);
}

/** Where an expansion that begins at `from` can end. */
function endsOf(
  grammar: ReadGrammar,
  part: Expansion,
  words: readonly string[],
  from: number,
  known: Map<string, ReadonlySet<number>>,
): ReadonlySet<number> {
  const after = (item: Expansion, at: number) => endsOf(grammar, item, words, at, known);
  switch (part.type) {
    case 'word':
      return new Set(words[from] === part.word ? [from + 1] : []);
    case 'rule': {
      const key = `${part.name} ${from}`;
      const body = grammar.rules.get(part.name);
      if (body === undefined) throw new Error(`no rule ${part.name}`);
      const ends = known.get(key) ?? after(body, from);
      known.set(key, ends);
      return ends;
    }
    case 'row': {
      let starts: ReadonlySet<number> = new Set([from]);
      for (const item of part.items) starts = new Set([...starts].flatMap((at) => [...after(item, at)]));
      return starts;
    }
    case 'choice':
      return new Set(part.items.flatMap((item) => [...after(item, from)]));
    case 'optional':
      return new Set([from, ...after(part.item, from)]);
    case 'repeated': {
      const ends = new Set(after(part.item, from));
      for (const end of ends) for (const next of after(part.item, end)) ends.add(next);
      return ends;
    }
  }
}
