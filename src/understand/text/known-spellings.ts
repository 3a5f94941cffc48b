/** How the names and terms that are known are written, looked up by their letters while they are spelled. */
export class KnownSpellings {
  readonly #names: readonly string[];
  #written: ReadonlyMap<string, string> | undefined;
  #parts: ReadonlyMap<string, string> = new Map();
  #sorted: readonly string[] = [];

  /** Of two that differ in case only the first counts. Names of several words are not spelled, and left out. */
  constructor(names: readonly string[]) {
    this.#names = names;
  }

  /** As it is written; undefined when no name has these letters and signs. Lower case. */
  written(letters: string): string | undefined {
    return this.#byLetters().get(letters);
  }

  /** The same for the words that a name is joined of: "kube" of "kube-tools". */
  part(letters: string): string | undefined {
    this.#byLetters();
    return this.#parts.get(letters);
  }

  /** Whether a name, or a word that one is joined of, begins so. Lower case. */
  begins(letters: string): boolean {
    this.#byLetters();
    let low = 0;
    let high = this.#sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#sorted[middle] ?? '') < letters) low = middle + 1;
      else high = middle;
    }
    return this.#sorted[low]?.startsWith(letters) === true;
  }

  #byLetters(): ReadonlyMap<string, string> {
    if (this.#written !== undefined) return this.#written;
    const written = new Map<string, string>();
    const parts = new Map<string, string>();
    for (const name of this.#names) {
      if (!/^\S{3,}$/.test(name)) continue;
      addOnce(written, name);
      for (const part of name.split(/[-_./]/)) if (/^\p{L}{3,}$/u.test(part)) addOnce(parts, part);
    }
    this.#parts = parts;
    this.#sorted = [...written.keys(), ...parts.keys()].sort();
    this.#written = written;
    return written;
  }
}

function addOnce(byLetters: Map<string, string>, name: string): void {
  const letters = name.toLowerCase();
  if (!byLetters.has(letters)) byLetters.set(letters, name);
}
