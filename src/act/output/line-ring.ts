/** The last `size` lines, oldest first. */
export class LineRing {
  readonly #size: number;
  readonly #lines: string[] = [];
  #next = 0;
  #count = 0;

  constructor(size = 1_000) {
    this.#size = size;
  }

  /** How many were ever pushed. */
  get count(): number {
    return this.#count;
  }

  push(line: string): void {
    this.#count += 1;
    this.#lines[this.#next] = line;
    this.#next = (this.#next + 1) % this.#size;
  }

  all(): readonly string[] {
    return [...this.#lines.slice(this.#next), ...this.#lines.slice(0, this.#next)];
  }

  /** The newest line that holds anything but blanks. */
  lastTelling(): string | undefined {
    for (let back = 1; back <= this.#lines.length; back += 1) {
      const line = this.#lines[(this.#next - back + this.#size) % this.#size];
      if (line !== undefined && /\S/.test(line)) return line;
    }
    return undefined;
  }
}
