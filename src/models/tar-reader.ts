/** One file or folder of a tar archive. Its content must be read, or skipped by reading on, before the next is asked for. */
export interface TarEntry {
  /** As it stands in the archive, which may be anything. */
  readonly path: string;
  readonly type: 'file' | 'folder' | 'other';
  readonly size: number;
  readonly content: AsyncIterable<Buffer>;
}

const BLOCK = 512;

/**
 * The entries of a tar archive as it comes, in the formats that tar programs write: ustar, GNU's long names, pax
 * (POSIX.1-2017, pax, "ustar Interchange Format"). Throws an Error for what is no tar archive, or ends too early.
 */
export async function* readTar(chunks: AsyncIterable<Buffer>): AsyncGenerator<TarEntry> {
  const source = new ByteSource(chunks);
  let named: string | undefined;
  for (;;) {
    const header = await source.take(BLOCK);
    if (header.every((byte) => byte === 0)) return source.drain();
    if (checksumOf(header) !== octal(header, 148, 8)) throw new Error('it is no tar archive');
    const size = octal(header, 124, 12);
    const padding = (BLOCK - (size % BLOCK)) % BLOCK;
    const flag = header.toString('latin1', 156, 157);
    if (flag === 'L' || flag === 'x' || flag === 'g') {
      const content = await source.take(checkedNameSize(size));
      await source.take(padding);
      if (flag === 'L') named = text(content);
      if (flag === 'x') named = paxPath(content) ?? named;
      continue;
    }
    const left = { bytes: size };
    yield { path: named ?? pathOf(header), type: typeOf(flag), size, content: source.stream(left) };
    named = undefined;
    for await (const _ of source.stream(left));
    await source.take(padding);
  }
}

class ByteSource {
  readonly #chunks: AsyncIterator<Buffer>;
  #rest: Buffer = Buffer.alloc(0);

  constructor(chunks: AsyncIterable<Buffer>) {
    this.#chunks = chunks[Symbol.asyncIterator]();
  }

  /** Exactly so many bytes. */
  async take(size: number): Promise<Buffer> {
    const parts: Buffer[] = [];
    for await (const part of this.stream({ bytes: size })) parts.push(part);
    return Buffer.concat(parts);
  }

  /** Reads what comes after the end, so that whoever writes it can end. */
  async drain(): Promise<void> {
    while ((await this.#chunks.next()).done !== true);
  }

  /** So many bytes as they come; `left` counts down, so that what was not read can be read by another. */
  async *stream(left: { bytes: number }): AsyncGenerator<Buffer> {
    while (left.bytes > 0) {
      if (this.#rest.length === 0) {
        const next = await this.#chunks.next();
        if (next.done === true) throw new Error('it ends too early');
        this.#rest = next.value;
        continue;
      }
      const part = this.#rest.subarray(0, left.bytes);
      this.#rest = this.#rest.subarray(part.length);
      left.bytes -= part.length;
      yield part;
    }
  }
}

/** Names are short; an archive made to fill the memory is not read. */
function checkedNameSize(size: number): number {
  if (size > 65_536) throw new Error('it holds a name of more than 64 KiB');
  return size;
}

/** All bytes of the header, those of the checksum itself as blanks. */
function checksumOf(header: Buffer): number {
  return header.reduce((sum, byte, index) => sum + (index >= 148 && index < 156 ? 32 : byte), 0);
}

function octal(header: Buffer, start: number, length: number): number {
  const value = Number.parseInt(text(header.subarray(start, start + length)).trim(), 8);
  if (!(value >= 0)) throw new Error('it is no tar archive');
  return value;
}

function text(bytes: Buffer): string {
  const end = bytes.indexOf(0);
  return bytes.toString('utf8', 0, end === -1 ? bytes.length : end);
}

function pathOf(header: Buffer): string {
  const name = text(header.subarray(0, 100));
  const isUstar = header.toString('latin1', 257, 263) === 'ustar\0';
  const prefix = isUstar ? text(header.subarray(345, 500)) : '';
  return prefix === '' ? name : `${prefix}/${name}`;
}

/** Records are "LENGTH KEY=VALUE\n". */
function paxPath(content: Buffer): string | undefined {
  return /(?:^|\n)\d+ path=([^\n]*)\n/.exec(content.toString('utf8'))?.[1];
}

function typeOf(flag: string): TarEntry['type'] {
  if (flag === '0' || flag === '\0' || flag === '7') return 'file';
  return flag === '5' ? 'folder' : 'other';
}
