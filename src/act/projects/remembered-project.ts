import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { replaceFile } from '../replace-file.ts';

/** Keeps over a restart which project the person switched to last: its folder's path, in a file of its own. */
export class RememberedProject {
  readonly #file: string | undefined;
  /** What is being written; never rejects. */
  #writing: Promise<void> = Promise.resolve();

  /** Without a state folder nothing is kept. */
  constructor(stateDir: string | undefined) {
    this.#file = stateDir === undefined ? undefined : join(stateDir, 'current-project');
  }

  /** The folder; undefined where none is remembered. Never rejects. */
  async read(): Promise<string | undefined> {
    if (this.#file === undefined) return undefined;
    const text = await readFile(this.#file, 'utf8').catch(() => '');
    return text.startsWith('/') && text.endsWith('\n') ? text.slice(0, -1) : undefined;
  }

  /** Whole or not at all, one after the other. Rejects with the system's error; then the one before is remembered. */
  write(dir: string): Promise<void> {
    const written = this.#writing.then(() => this.#replace(dir));
    this.#writing = written.catch(() => {});
    return written;
  }

  async #replace(dir: string): Promise<void> {
    if (this.#file === undefined) return;
    await replaceFile(this.#file, `${this.#file}.new`, `${dir}\n`);
  }
}
