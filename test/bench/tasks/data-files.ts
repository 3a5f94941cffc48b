import { open } from 'node:fs/promises';

const MEBIBYTE = 1024 * 1024;
const CHUNK = 4 * MEBIBYTE;

/** What a flood consists of. */
export interface Flood {
  readonly file: string;
  readonly bytes: number;
  /** 0: one line, which never ends. */
  readonly lines: number;
  /** The last line, by which one sees that all was read; undefined: any. */
  readonly last: string | undefined;
}

/** One line that does not end. */
export async function endlessLine(file: string, mebibytes: number): Promise<Flood> {
  const chunk = Buffer.alloc(MEBIBYTE, 'x');
  await using out = await open(file, 'w');
  for (let written = 0; written < mebibytes; written += 1) await out.write(chunk);
  return { file, bytes: mebibytes * MEBIBYTE, lines: 0, last: undefined };
}

/** Numbered lines, filled up to `length` characters each; 0: the number alone. */
export async function numberedLines(file: string, lines: number, length = 0): Promise<Flood> {
  await using out = await open(file, 'w');
  let bytes = 0;
  let chunk = '';
  for (let number = 1; number <= lines; number += 1) {
    chunk += `${String(number).padEnd(length, '.')}\n`;
    if (chunk.length < CHUNK && number < lines) continue;
    await out.write(chunk);
    bytes += chunk.length;
    chunk = '';
  }
  return { file, bytes, lines, last: String(lines).padEnd(length, '.') };
}
