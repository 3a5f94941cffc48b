import { closeSync, type FSWatcher, openSync, watch } from 'node:fs';
import type { Agent } from '../../core/agent.ts';
import type { Milliseconds } from '../../core/time.ts';
import { LogLineReader, type LogLines } from './log-lines.ts';
import { LogPieces } from './log-pieces.ts';
import { longestRead } from './longest-line.ts';
import { whenDescriptorFree } from './when-descriptor-free.ts';

/** A task that has just printed, or just begun, is looked at again so soon before it is worth a watch. */
const LOOK_SOON: Milliseconds = 10;

/** Looked again after this even if the system told of no change: on network disks, or with no watch left. */
const LOOK_AGAIN: Milliseconds = 500;

export interface LogTailOptions {
  readonly file: string;
  readonly output: Agent['output'];
  /** Bytes of the log that are kept, see `keptHead`. */
  readonly limit: number;
  /** Bytes of a line that are kept; else those of `longestRead`. */
  readonly longestLine?: number | undefined;
  /** Lines that end before this byte come as `old`: they were told before. */
  readonly oldUntil?: number | undefined;
}

export interface TailedLines extends LogLines {
  readonly old: boolean;
}

/** Reads a log that grows, from its beginning, line by line. */
export class LogTail {
  readonly #options: LogTailOptions;
  readonly #oldUntil: number;
  #wake: () => void = () => {};
  #watcher: FSWatcher | undefined;
  #isQuiet = false;
  #changed = false;
  #finishing = false;
  #closed = false;

  constructor(options: LogTailOptions) {
    this.#options = options;
    this.#oldUntil = options.oldUntil ?? 0;
  }

  /**
   * The lines as they come; no more is read than is taken, so memory stays bounded. Ends after `finish` or `close`.
   * Waits for a descriptor where none is free; throws the system's error when the file cannot be read for another
   * reason. To be called once.
   */
  async *lines(): AsyncGenerator<TailedLines> {
    const { file, output, limit, longestLine = longestRead({ output }) } = this.#options;
    const fd = await whenDescriptorFree(() => (this.#closed ? undefined : openSync(file, 'r')));
    if (fd === undefined) return;
    try {
      yield* this.#readAll(new LogPieces(fd, { limit }), new LogLineReader(output, longestLine));
    } finally {
      this.#unwatch();
      closeSync(fd);
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

  async *#readAll(pieces: LogPieces, reader: LogLineReader): AsyncGenerator<TailedLines> {
    while (!this.#closed) {
      const finishing = this.#finishing;
      this.#changed = false;
      const piece = await pieces.next(this.#nextBorder(pieces.position));
      if (piece !== undefined) {
        const old = pieces.position <= this.#oldUntil;
        for (const lines of reader.push(piece)) yield { ...lines, old };
      }
      if (finishing && (piece === undefined || pieces.atEnd)) break;
      if (piece !== undefined) this.#isQuiet = false;
      else await this.#wait();
    }
    const last = this.#closed ? [] : reader.end();
    if (last.length > 0) yield { lines: last, leftOut: false, old: pieces.position <= this.#oldUntil };
  }

  /** No piece holds old lines and new ones. */
  #nextBorder(position: number): number | undefined {
    return position < this.#oldUntil ? this.#oldUntil : undefined;
  }

  /** Resolves when it is time to look again. */
  async #wait(): Promise<void> {
    if (this.#watcher !== undefined) {
      await this.#change(LOOK_AGAIN);
    } else if (!this.#isQuiet) {
      this.#isQuiet = true;
      await this.#change(LOOK_SOON);
    } else if (!this.#watch()) {
      await this.#change(LOOK_AGAIN);
    }
  }

  async #change(longest: Milliseconds): Promise<void> {
    if (this.#changed || this.#finishing || this.#closed) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, longest).unref();
    this.#wake = resolve;
    await promise;
    clearTimeout(timer);
    this.#wake = () => {};
  }

  #signalChange(): void {
    this.#changed = true;
    this.#wake();
  }

  /** Whether there is a watch now; what was written before it must be looked for once more. */
  #watch(): boolean {
    if (this.#finishing) return false;
    try {
      const watcher = watch(this.#options.file, { persistent: false }, () => this.#onWatched());
      watcher.on('error', () => this.#unwatch());
      this.#watcher = watcher;
      return true;
    } catch {
      return false;
    }
  }

  /** Who is busy reading need not be told of each write: a flood would be told of a hundred thousand times a second. */
  #onWatched(): void {
    if (this.#changed) this.#unwatch();
    this.#signalChange();
  }

  #unwatch(): void {
    this.#watcher?.close();
    this.#watcher = undefined;
  }
}
