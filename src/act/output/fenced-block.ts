import { write } from 'node:fs';
import { promisify } from 'node:util';
import { BacktickRun } from './backtick-run.ts';

const writeFrom = promisify(write);

/** Bytes that are written at a time; what is no longer in all is written at once. */
const GATHERED = 256 * 1024;

/**
 * A header and a Markdown code block, written from beginning to end but for the opening fence, which comes last: only
 * then it is known how long it must be. Until then blanks hold its place; those that stay behind it mean nothing.
 */
export class FencedBlock {
  readonly #fd: number;
  readonly #header: Buffer;
  readonly #room: number;
  readonly #run = new BacktickRun();
  #parts: Buffer[] = [];
  #gathered = 0;
  #position = 0;
  #endedLine = true;

  /** `fd` is an empty file and stays the caller's to close; `room` is the longest fence that has a place. */
  constructor(fd: number, header: string, room: number) {
    this.#fd = fd;
    this.#header = Buffer.from(header);
    this.#room = room;
  }

  /** How many backticks the fence needs, by what was added so far. */
  get fence(): number {
    return this.#run.fence;
  }

  /** `bytes` may be used anew once this has resolved. Rejects, as `end`, with the system's error. */
  async add(bytes: Uint8Array): Promise<void> {
    if (bytes.length === 0) return;
    this.#run.push(bytes);
    this.#endedLine = bytes.at(-1) === 0x0a;
    if (this.#gathered + bytes.length > GATHERED) await this.#flush();
    if (bytes.length >= GATHERED) {
      await this.#write(bytes);
      return;
    }
    this.#parts.push(Buffer.from(bytes));
    this.#gathered += bytes.length;
  }

  /** Resolves with whether the fence had room; where it had none, the file is worth nothing. */
  async end(): Promise<boolean> {
    const { fence } = this;
    const lineEnd = Buffer.from(this.#endedLine ? '' : '\n');
    if (this.#position === 0) {
      const ticks = Buffer.from(`${'`'.repeat(fence)}\n`);
      await this.#write(Buffer.concat([this.#header, ticks, ...this.#parts, lineEnd, ticks]));
      return true;
    }
    if (fence > this.#room) return false;
    await this.#flush();
    await this.#write(lineEnd);
    await this.#repeat('`', fence);
    await this.#write(Buffer.from('\n'));
    this.#position = this.#header.length;
    await this.#repeat('`', fence);
    return true;
  }

  async #flush(): Promise<void> {
    if (this.#position === 0) {
      await this.#write(this.#header);
      await this.#repeat(' ', this.#room);
      await this.#write(Buffer.from('\n'));
    }
    await this.#write(Buffer.concat(this.#parts));
    this.#parts = [];
    this.#gathered = 0;
  }

  /** In parts, for a run of backticks can be as long as the log. */
  async #repeat(character: string, times: number): Promise<void> {
    for (let left = times; left > 0; left -= GATHERED) {
      await this.#write(Buffer.alloc(Math.min(left, GATHERED), character));
    }
  }

  async #write(bytes: Uint8Array): Promise<void> {
    for (let from = 0; from < bytes.length; ) {
      const { bytesWritten } = await writeFrom(this.#fd, bytes, from, bytes.length - from, this.#position);
      from += bytesWritten;
      this.#position += bytesWritten;
    }
  }
}
