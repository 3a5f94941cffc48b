import { plainText } from '../../core/plain-text.ts';
import { LineRing } from '../output/line-ring.ts';
import { LineSplitter } from '../output/line-splitter.ts';

const LINES = 20;
/** Characters of a line. */
const LONGEST = 500;

/** The last lines of what a program prints on its streams together, as plain text; no more is ever held in memory. */
export class CommandOutput {
  readonly #lines = new LineRing(LINES);
  readonly #splitters: LineSplitter[] = [];

  /** Takes in what comes on one more stream, to its end. */
  read(stream: NodeJS.ReadableStream): void {
    const splitter = new LineSplitter(LONGEST * 4);
    this.#splitters.push(splitter);
    stream.on('data', (chunk: Buffer) => {
      for (const line of splitter.push(chunk)) this.#push(line);
    });
    stream.on('error', () => {});
  }

  /** To be called once, when all has come. */
  last(): readonly string[] {
    for (const splitter of this.#splitters) this.#push(splitter.end() ?? '');
    return this.#lines.all();
  }

  /** Of a line that was written over, as by a progress bar, the last state counts. Empty ones say nothing. */
  #push(line: string): void {
    const shown = plainText(line.trimEnd().split('\r').at(-1) ?? '').trimEnd();
    if (shown !== '') this.#lines.push(shown.length > LONGEST ? `${shown.slice(0, LONGEST - 1)}…` : shown);
  }
}
