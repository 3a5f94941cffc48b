import { writeFile } from 'node:fs/promises';

/** One thing that happened, with how long it took. */
export interface Fact {
  readonly what: 'spoken' | 'heard' | 'understood' | 'clicked' | 'told' | 'picture' | 'checked';
  readonly text: string;
  /** Milliseconds since the key came up or the click; undefined where that means nothing. */
  readonly after?: number | undefined;
}

/** What happened, step by step: printed as it happens, and kept for the file. */
export class Transcript {
  readonly #startedAt = performance.now();
  readonly #lines: string[] = [];
  #steps = 0;

  /** Begins the next step. */
  step(title: string): void {
    this.#steps += 1;
    const seconds = ((performance.now() - this.#startedAt) / 1000).toFixed(1);
    this.line('');
    this.line(`${this.#steps}. ${title}   [${seconds} s]`);
  }

  fact({ what, text, after }: Fact): void {
    const span = after === undefined ? '' : `${Math.round(after)} ms`;
    const [first = '', ...more] = text.split('\n');
    this.line(`   ${what.padEnd(10)} ${span.padStart(8)}  ${first}`);
    for (const each of more) this.line(`${''.padEnd(23)}${each}`);
  }

  line(text: string): void {
    this.#lines.push(text);
    console.log(text);
  }

  async save(file: string): Promise<void> {
    await writeFile(file, `${this.#lines.join('\n')}\n`);
  }
}
