import {
  close,
  closeSync,
  fdatasync,
  fstatSync,
  ftruncateSync,
  openSync,
  readSync,
  renameSync,
  writeSync,
} from 'node:fs';
import { open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { copyBytes, copyBytesNow } from './copy-bytes.ts';

/** What makes a line unreadable that was only written in part, and is perhaps whole but for its newline. */
const BROKEN = '~\n';

/** Resolves when what was written to a file is on the disk, by fdatasync(2). */
export type Datasync = (fd: number) => Promise<void>;

export const datasync: Datasync = promisify(fdatasync);

/** A file of lines to which this process alone writes. It is opened, or made, when it is first needed. */
export class AppendFile {
  readonly path: string;
  readonly #datasync: Datasync;
  #fd: number | undefined;
  #size = 0;
  /** What must stand before the next line, so that it is a line of its own. */
  #before = '';
  /** Whether the folder's entry for the open file is on the disk. */
  #entered = false;
  /** Of what may not happen at the same time: syncs, and an exchange of the file. Never rejects. */
  #queue: Promise<void> = Promise.resolve();
  #nextSync: Promise<void> | undefined;
  #closed = false;

  constructor(path: string, sync: Datasync = datasync) {
    this.path = path;
    this.#datasync = sync;
  }

  /** Bytes that it holds. Throws the system's error when it cannot be opened. */
  size(): number {
    this.#open();
    return this.#size;
  }

  /** Whether everything in it was meant to be there; false after a write that failed and could not be taken back. */
  get sound(): boolean {
    return this.#before !== BROKEN;
  }

  /**
   * Adds a line. It is in the system's cache at once: it survives this process from then on. Throws the system's error;
   * then nothing of the line can be read, not even after a later one.
   */
  write(line: string): void {
    const fd = this.#open();
    const bytes = Buffer.from(`${this.#before}${line}\n`);
    let written = 0;
    try {
      while (written < bytes.length) written += writeSync(fd, bytes, written);
    } catch (cause) {
      if (written > 0) this.#takeBack(fd, written);
      throw cause;
    }
    this.#size += written;
    this.#before = '';
  }

  /** Resolves when all that was written before is on the disk. Those who come together share one sync. */
  sync(): Promise<void> {
    // Only one that has not begun can be shared: the others may have missed the last write.
    this.#nextSync ??= this.#enqueue(() => {
      this.#nextSync = undefined;
      return this.#toDisk();
    });
    return this.#nextSync;
  }

  /**
   * The file at `aside`, open as `fd`, takes this one's name and place. It stands for the first `until` bytes; what was
   * appended since is copied behind that. Resolves when it has; the next `sync` makes it lasting. Rejects with the
   * system's error, everything being as before.
   */
  replaceBy(aside: string, fd: number, until: number): Promise<void> {
    return this.#enqueue(() => this.#exchange(aside, fd, until));
  }

  /** Resolves when no sync is at work any more. Nothing can be written from then on. */
  async close(): Promise<void> {
    let waited: Promise<void>;
    do {
      waited = this.#queue;
      await waited;
    } while (waited !== this.#queue);
    this.#closed = true;
    if (this.#fd !== undefined) closeSync(this.#fd);
    this.#fd = undefined;
  }

  #enqueue(work: () => Promise<void>): Promise<void> {
    const done = this.#queue.then(work);
    this.#queue = done.catch(() => {});
    return done;
  }

  /** No sync ends meanwhile, so that whatever was said to be on the disk is there in the new file too. */
  async #exchange(aside: string, fd: number, until: number): Promise<void> {
    const old = this.#open();
    const most = this.#size;
    await copyBytes(this.path, until, most, fd);
    await this.#datasync(fd);
    copyBytesNow(old, most, this.#size, fd);
    const { size } = fstatSync(fd);
    renameSync(aside, this.path);
    this.#fd = fd;
    this.#size = size;
    this.#entered = false;
    close(old, () => {});
  }

  #open(): number {
    if (this.#fd === undefined) {
      if (this.#closed) throw new Error('it was closed');
      const fd = openSync(this.path, 'a+', 0o600);
      this.#fd = fd;
      this.#size = fstatSync(fd).size;
      this.#before = endsInsideLine(fd, this.#size) ? '\n' : '';
      this.#entered = false;
    }
    return this.#fd;
  }

  #takeBack(fd: number, written: number): void {
    try {
      ftruncateSync(fd, this.#size);
    } catch {
      this.#size += written;
      this.#before = BROKEN;
    }
  }

  async #toDisk(): Promise<void> {
    try {
      await this.#datasync(this.#open());
      if (this.#entered) return;
      await syncFolder(dirname(this.path));
      this.#entered = true;
    } catch (cause) {
      // Should the machine die now, what was lost could end in the middle of a line.
      if (this.sound) this.#before = '\n';
      throw cause;
    }
  }
}

function endsInsideLine(fd: number, size: number): boolean {
  const last = Buffer.alloc(1);
  return size > 0 && readSync(fd, last, 0, 1, size - 1) === 1 && last[0] !== 0x0a;
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
