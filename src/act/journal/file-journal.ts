import { closeSync, fdatasync, fstatSync, openSync, readSync, writeSync } from 'node:fs';
import { promisify } from 'node:util';
import { WilcoError } from '../../core/error.ts';
import type { Journal, TaskEvent } from '../../core/journal.ts';
import { readLines } from '../output/read-lines.ts';
import { parseTaskEvent } from './parse-task-event.ts';

/** Bytes of one event that are read back; a prompt or a result can be long. */
const LONGEST_EVENT = 64 * 1024 * 1024;

const datasync = promisify(fdatasync);

/**
 * One JSON event a line, only ever appended to. An event survives the death of this process once `append` was called,
 * and that of the machine (fdatasync) once it has resolved; events appended together share one sync. A crash tears at
 * most the last line, which `replay` skips.
 */
export class FileJournal implements Journal {
  readonly #path: string;
  #fd: number | undefined;
  /** The last line is perhaps only a part of one: the next must begin on a line of its own. */
  #torn = false;
  #syncing: Promise<void> = Promise.resolve();
  #nextSync: Promise<void> | undefined;

  constructor(path: string) {
    this.#path = path;
  }

  async append(event: TaskEvent): Promise<void> {
    try {
      this.#write(`${JSON.stringify(event)}\n`);
      await this.#sync();
    } catch (cause) {
      throw this.#unusable(cause);
    }
  }

  async *replay(): AsyncGenerator<TaskEvent> {
    try {
      for await (const lines of readLines(this.#path, LONGEST_EVENT)) {
        for (const line of lines) {
          const event = parseTaskEvent(line);
          if (event !== undefined) yield event;
        }
      }
    } catch (cause) {
      throw this.#unusable(cause);
    }
  }

  /** Resolves when everything that was appended is on the disk. */
  async close(): Promise<void> {
    await (this.#nextSync ?? this.#syncing).catch(() => {});
    if (this.#fd !== undefined) closeSync(this.#fd);
    this.#fd = undefined;
  }

  /** At once, into the system's cache: a process that was just started must not be forgotten by a kill -9. */
  #write(line: string): void {
    const fd = this.#open();
    const bytes = Buffer.from(this.#torn ? `\n${line}` : line);
    this.#torn = true;
    for (let written = 0; written < bytes.length; ) written += writeSync(fd, bytes, written);
    this.#torn = false;
  }

  #open(): number {
    if (this.#fd === undefined) {
      this.#fd = openSync(this.#path, 'a+', 0o600);
      this.#torn = endsInsideLine(this.#fd);
    }
    return this.#fd;
  }

  /** A sync that has begun may have missed the last write: the next one is shared by all who come meanwhile. */
  #sync(): Promise<void> {
    this.#nextSync ??= this.#syncing
      .catch(() => {})
      .then(() => {
        this.#nextSync = undefined;
        this.#syncing = datasync(this.#open());
        return this.#syncing;
      });
    return this.#nextSync;
  }

  #unusable(cause: unknown): WilcoError {
    return new WilcoError(
      {
        code: 'state_unwritable',
        message: `The journal ${this.#path} cannot be used${cause instanceof Error ? `: ${cause.message}` : ''}.`,
        hint: 'Make room on the disk, or make the folder writable, and try again.',
      },
      { cause },
    );
  }
}

function endsInsideLine(fd: number): boolean {
  const { size } = fstatSync(fd);
  const last = Buffer.alloc(1);
  return size > 0 && readSync(fd, last, 0, 1, size - 1) === 1 && last[0] !== 0x0a;
}
