/** Where something stands in a text; both from 1. */
export interface TextPlace {
  readonly line: number;
  /** Of a text's first character, after the opening quote. */
  readonly column: number;
}

/** The way to a value in a document: keys, and the numbers of elements from 0. */
export type TomlPath = readonly (string | number)[];

/**
 * Finds in the valid TOML document `text` where the value at a path is written, or the nearest one around it; undefined
 * when nothing of the path is there. The parser gives no places, so the text is read once more, only for them.
 */
export function tomlPlaces(text: string): (path: TomlPath) => TextPlace | undefined {
  const offsets = new PlaceReader(text).read();
  return (path) => {
    for (let length = path.length; length > 0; length -= 1) {
      const offset = offsets.get(keyOf(path.slice(0, length)));
      if (offset !== undefined) return placeOf(text, offset);
    }
    return undefined;
  };
}

/** Paths by what they say: an element's number and a key of the same digits differ. */
function keyOf(path: TomlPath): string {
  return JSON.stringify(path);
}

function placeOf(text: string, offset: number): TextPlace {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 };
}

const SPACE = /[ \t]*/y;
const BETWEEN = /[ \t\r\n]*(?:#[^\n]*[ \t\r\n]*)*/y;
const KEY = /"([^"\\\n]*(?:\\.[^"\\\n]*)*)"|'([^'\n]*)'|([A-Za-z0-9_-]+)/y;
const SCALAR = /[^,\]}#\r\n]*/y;
const OPENING = /"""|'''|"|'/y;
const LINE_END = /\r?\n/y;

/** What ends a text, by what it begins with; what is escaped is passed over. */
const ENDS: Readonly<Record<string, RegExp>> = {
  '"""': /\\[\s\S]|"{3,5}/g,
  "'''": /'{3,5}/g,
  '"': /\\.|"/g,
  "'": /'/g,
};

class PlaceReader {
  readonly #text: string;
  readonly #offsets = new Map<string, number>();
  /** How many elements the arrays of tables have so far. */
  readonly #elements = new Map<string, number>();
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  read(): ReadonlyMap<string, number> {
    let table: TomlPath = [];
    for (this.#take(BETWEEN); this.#at < this.#text.length; this.#take(BETWEEN)) {
      const start = this.#at;
      if (this.#text[this.#at] === '[') table = this.#header();
      else this.#pair(table);
      if (this.#at === start) break;
    }
    return this.#offsets;
  }

  #header(): TomlPath {
    const start = this.#at;
    const isElement = this.#text.startsWith('[[', start);
    this.#at += isElement ? 2 : 1;
    const keys = this.#keys();
    this.#at += isElement ? 2 : 1;
    let path: TomlPath = [];
    for (const key of keys) path = [...this.#inLast(path), key];
    this.#note(path, start);
    if (!isElement) return path;
    const count = this.#elements.get(keyOf(path)) ?? 0;
    this.#elements.set(keyOf(path), count + 1);
    this.#note([...path, count], start);
    return [...path, count];
  }

  /** The last element where `path` is an array of tables, else `path`. */
  #inLast(path: TomlPath): TomlPath {
    const count = this.#elements.get(keyOf(path));
    return count === undefined ? path : [...path, count - 1];
  }

  #pair(table: TomlPath): void {
    const start = this.#at;
    const path = [...table, ...this.#keys()];
    this.#note(path.slice(0, -1), start);
    this.#at += this.#text[this.#at] === '=' ? 1 : 0;
    this.#take(SPACE);
    this.#value(path);
  }

  #keys(): readonly string[] {
    const keys: string[] = [];
    for (;;) {
      this.#take(SPACE);
      const key = this.#take(KEY);
      if (key === undefined) return keys;
      keys.push(key[1] === undefined ? (key[2] ?? key[3] ?? '') : unescaped(key[1]));
      this.#take(SPACE);
      if (this.#text[this.#at] !== '.') return keys;
      this.#at += 1;
    }
  }

  #value(path: TomlPath): void {
    const start = this.#at;
    const sign = this.#text[start] ?? '';
    if (sign === '[') this.#list(path);
    else if (sign === '{') this.#inlineTable(path);
    else if (sign === '"' || sign === "'") this.#string(path);
    else {
      this.#note(path, start);
      this.#take(SCALAR);
    }
  }

  #string(path: TomlPath): void {
    const [quote = ''] = this.#take(OPENING) ?? [];
    if (quote.length === 3) this.#take(LINE_END);
    this.#note(path, this.#at);
    this.#skipText(ENDS[quote] ?? /$/g);
  }

  /** In a loop, since a pattern that repeats itself would overflow the stack with a long text. */
  #skipText(end: RegExp): void {
    end.lastIndex = this.#at;
    let found = end.exec(this.#text);
    while (found?.[0].startsWith('\\') === true) found = end.exec(this.#text);
    this.#at = found === null ? this.#text.length : end.lastIndex;
  }

  #list(path: TomlPath): void {
    this.#note(path, this.#at);
    this.#inside(']', (index) => this.#value([...path, index]));
  }

  #inlineTable(path: TomlPath): void {
    this.#note(path, this.#at);
    this.#inside('}', () => this.#pair(path));
  }

  /** Reads what stands between the bracket here and `closer`, a comma after each. */
  #inside(closer: string, readOne: (index: number) => void): void {
    this.#at += 1;
    for (let index = 0; ; index += 1) {
      this.#take(BETWEEN);
      const start = this.#at;
      if (this.#text[this.#at] !== closer) readOne(index);
      this.#take(BETWEEN);
      if (this.#text[this.#at] === ',') this.#at += 1;
      else if (this.#text[this.#at] === closer || this.#at === start) break;
    }
    this.#at += 1;
  }

  #take(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text) ?? undefined;
    if (found !== undefined) this.#at = pattern.lastIndex;
    return found;
  }

  /** The first place counts; of a part that only a longer path names, that one's. */
  #note(path: TomlPath, offset: number): void {
    for (let length = path.length; length > 0; length -= 1) {
      const key = keyOf(path.slice(0, length));
      if (!this.#offsets.has(key)) this.#offsets.set(key, offset);
    }
  }
}

/** A quoted key's text; the escapes of TOML that JSON does not know are rare enough to leave. */
function unescaped(written: string): string {
  try {
    return String(JSON.parse(`"${written}"`));
  } catch {
    return written;
  }
}
