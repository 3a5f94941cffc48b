import { createReadStream, readSync, write, writeSync } from 'node:fs';
import { promisify } from 'node:util';

const writeSome = promisify(write);

/** Appends all of `bytes`. Rejects with the system's error; then a part may be written. */
export async function writeAll(fd: number, bytes: Buffer): Promise<void> {
  for (let written = 0; written < bytes.length; ) {
    written += (await writeSome(fd, bytes, written, bytes.length - written, null)).bytesWritten;
  }
}

/** The same at once. Throws the system's error. */
export function writeAllNow(fd: number, bytes: Buffer): void {
  for (let written = 0; written < bytes.length; ) written += writeSync(fd, bytes, written);
}

/** Appends the bytes from `start` up to, not including, `end` of a file. Rejects with the system's error. */
export async function copyBytes(path: string, start: number, end: number, fd: number): Promise<void> {
  if (start === end) return;
  for await (const piece of createReadStream(path, { start, end: end - 1 })) await writeAll(fd, piece);
}

/** The same at once, for a few bytes. Throws the system's error. */
export function copyBytesNow(from: number, start: number, end: number, to: number): void {
  const bytes = Buffer.alloc(end - start);
  for (let read = 0; read < bytes.length; ) {
    const some = readSync(from, bytes, read, bytes.length - read, start + read);
    if (some === 0) throw new Error('the file is shorter than it was');
    read += some;
  }
  writeAllNow(to, bytes);
}
