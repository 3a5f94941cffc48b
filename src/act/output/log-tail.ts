import { type FSWatcher, watch } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import type { Milliseconds } from '../../core/time.ts';
import { LineSplitter } from './line-splitter.ts';

/** Bytes read at a time: small enough that the lines of one piece never hold up the rest of the program. */
const PIECE = 64 * 1024;

/** Looked again after this even if the system told of no change: on network disks, or with no watch left. */
const LOOK_AGAIN: Milliseconds = 500;

export interface LogTailOptions {
  readonly file: string;
  /** Bytes of a line that are kept. */
  readonly longestLine: number;
  /** Lines that end before this byte come as `old`: they were told before. */
  readonly oldUntil?: number;
}

export interface TailedLines {
  readonly lines: readonly string[];
  readonly old: boolean;
}

/** Reads a file that grows, from its beginning, line by line. */
export class LogTail {
  readonly #options: LogTailOptions;
  readonly #oldUntil: number;
  readonly #splitter: LineSplitter;
  #wake: () => void = () => {};
  #changed = false;
  #finishing = false;
  #closed = false;

  constructor(options: LogTailOptions) {
    this.#options = options;
    this.#oldUntil = options.oldUntil ?? 0;
    this.#splitter = new LineSplitter(options.longestLine);
  }

  /**
   * The lines as they come; no more is read than is taken, so memory stays bounded. Ends after `finish` or `close`.
   * Throws the system's error when the file cannot be read. To be called once.
   */
  async *lines(): AsyncGenerator<TailedLines> {
    const file = await open(this.#options.file, 'r');
    const watcher = this.#watch();
    try {
      yield* this.#readAll(file);
    } finally {
      watcher?.close();
      await file.close();
    }
  }

  /** To be called when nobody writes any more: `lines` gives the rest, a last line without newline too, and ends. */
  finish(): void {
    this.#finishing = true;
    this.#signalChange();
  }

  /** `lines` ends without reading on. */
  close(): void {
    this.#closed = true;
    this.#signalChange();
  }

  async *#readAll(file: FileHandle): AsyncGenerator<TailedLines> {
    const buffer = Buffer.allocUnsafe(PIECE);
    let position = 0;
    while (!this.#closed) {
      const finishing = this.#finishing;
      this.#changed = false;
      const { bytesRead } = await file.read(buffer, 0, this.#wanted(position), position);
      if (bytesRead > 0) {
        position += bytesRead;
        const lines = this.#splitter.push(buffer.subarray(0, bytesRead));
        if (lines.length > 0) yield { lines, old: position <= this.#oldUntil };
      } else if (finishing) break;
      else await this.#change();
    }
    const last = this.#closed ? undefined : this.#splitter.end();
    if (last !== undefined) yield { lines: [last], old: position <= this.#oldUntil };
  }

  /** No piece holds old lines and new ones. */
  #wanted(position: number): number {
    return position < this.#oldUntil ? Math.min(PIECE, this.#oldUntil - position) : PIECE;
  }

  async #change(): Promise<void> {
    if (this.#changed || this.#finishing || this.#closed) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, LOOK_AGAIN).unref();
    this.#wake = resolve;
    await promise;
    clearTimeout(timer);
  }

  #signalChange(): void {
    this.#changed = true;
    this.#wake();
  }

  #watch(): FSWatcher | undefined {
    try {
      const watcher = watch(this.#options.file, { persistent: false }, () => this.#signalChange());
      watcher.on('error', () => watcher.close());
      return watcher;
    } catch {
      return undefined;
    }
  }
}
