import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';

/** By what the server can tell whether a part still belongs to the file that it has now. */
export interface Validator {
  readonly url: string;
  /** A strong ETag or a Last-Modified, as `If-Range` wants it (RFC 9110, 13.1.5). */
  readonly value: string;
}

/** What is on the disk of an archive that is being fetched, and beside it by what it may go on. */
export class PartFile {
  readonly path: string;

  constructor(path: string) {
    this.path = path;
  }

  /** How many bytes are there. */
  async size(): Promise<number> {
    return (await stat(this.path).catch(() => undefined))?.size ?? 0;
  }

  /** Undefined where a new start is needed. */
  async validator(url: string): Promise<string | undefined> {
    const text = await readFile(this.#beside, 'utf8').catch(() => undefined);
    if (text === undefined) return undefined;
    try {
      const kept: Partial<Validator> = JSON.parse(text);
      return kept.url === url ? kept.value : undefined;
    } catch {
      return undefined;
    }
  }

  /** Empties it, for a download that can be gone on with by `validator`, if there is one. */
  async restart(validator: Validator | undefined): Promise<void> {
    await this.remove();
    await writeFile(this.path, '', { mode: 0o600 });
    if (validator !== undefined) await writeFile(this.#beside, JSON.stringify(validator), { mode: 0o600 });
  }

  /** The checksum of what is there, to be carried on. */
  async hash(signal: AbortSignal): Promise<Hash> {
    const hash = createHash('sha256');
    if ((await this.size()) > 0) {
      await pipeline(
        createReadStream(this.path),
        async (chunks) => {
          for await (const chunk of chunks) hash.update(chunk);
        },
        { signal },
      );
    }
    return hash;
  }

  async remove(): Promise<void> {
    await rm(this.path, { force: true });
    await rm(this.#beside, { force: true });
  }

  get #beside(): string {
    return `${this.path}.json`;
  }
}
