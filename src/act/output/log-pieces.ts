import { fstatSync, read } from 'node:fs';
import { promisify } from 'node:util';
import { goneUntil, keptHead } from './log-limit.ts';
import { takeTurn } from './turns.ts';

const readInto = promisify(read);

/** The first read is so small: most logs are. */
const FIRST = 4 * 1024;

const BLOCK = 4096;

/** Bytes read at a time. */
const READ = 64 * 1024;

/**
 * Bytes of a piece: so few that its lines hold nobody up, and are gone before the memory for young objects must grow.
 */
const GIVEN = 16 * 1024;

export interface LogPiece {
  /** Bytes before these that are gone. */
  readonly leftOut: number;
  /** Good until the next piece is asked for. */
  readonly bytes: Buffer;
}

export interface LogPiecesOptions {
  /** See `keptHead`. */
  readonly limit: number;
  /** Bytes of a piece at most, where it is only copied. */
  readonly largest?: number;
}

/**
 * A log from its beginning, piece by piece, while it may be written to and while its middle may be punched out: bytes
 * that were perhaps gone when they were read are never given. No piece lies on both sides of what is left out.
 */
export class LogPieces {
  readonly #fd: number;
  readonly #limit: number;
  readonly #head: number;
  readonly #largestRead: number;
  readonly #largest: number;
  #buffer = Buffer.allocUnsafe(FIRST);
  /** Read, but not given yet. */
  #rest: Buffer = this.#buffer.subarray(0, 0);
  #position = 0;
  #leftOut = 0;
  /** Where it has grown since the last gap, the reader is too slow for it: it takes a lead, or it would only meet gaps. */
  #sizeAtGap = Number.POSITIVE_INFINITY;
  /** Whether the last read met the end: then the size tells sooner than a read whether there is more. */
  #metEnd = true;

  /** `fd` stays the caller's to close. */
  constructor(fd: number, options: LogPiecesOptions) {
    this.#fd = fd;
    this.#limit = options.limit;
    this.#head = keptHead(options.limit);
    this.#largest = options.largest ?? GIVEN;
    this.#largestRead = options.largest ?? READ;
  }

  /** Up to where the pieces have come. */
  get position(): number {
    return this.#position;
  }

  /** Whether there is nothing behind the last piece now. */
  get atEnd(): boolean {
    return this.#position >= fstatSync(this.#fd).size;
  }

  /**
   * The next piece, which ends before the byte `until`; undefined when there is none now. Others who read get their
   * turn first. Rejects with the system's error.
   */
  async next(until = Number.POSITIVE_INFINITY): Promise<LogPiece | undefined> {
    if (this.#rest.length === 0) this.#rest = await this.#readKept(until);
    const bytes = this.#rest.subarray(0, this.#largest);
    const leftOut = this.#leftOut;
    if (bytes.length === 0 && leftOut === 0) return undefined;
    this.#rest = this.#rest.subarray(bytes.length);
    this.#leftOut = 0;
    this.#position += bytes.length;
    await takeTurn();
    return { leftOut, bytes };
  }

  async #readKept(until: number): Promise<Buffer> {
    if (this.#metEnd && this.atEnd) return this.#rest;
    for (;;) {
      const bytes = await this.#read(until);
      if (bytes.length === 0 || !this.#skipGone()) return bytes;
    }
  }

  async #read(until: number): Promise<Buffer> {
    const edge = this.#position < this.#head ? Math.min(until, this.#head) : until;
    const buffer = this.#buffer;
    const wanted = Math.min(buffer.length, edge - this.#position);
    if (wanted <= 0) return buffer.subarray(0, 0);
    const { bytesRead } = await readInto(this.#fd, buffer, 0, wanted, this.#position);
    this.#metEnd = bytesRead < wanted;
    if (bytesRead === buffer.length && bytesRead < this.#largestRead) {
      this.#buffer = Buffer.allocUnsafe(this.#largestRead);
    }
    return buffer.subarray(0, bytesRead);
  }

  /** To be asked after a read: what was there before it may have been punched out while it went on. */
  #skipGone(): boolean {
    if (this.#position < this.#head) return false;
    const { size } = fstatSync(this.#fd);
    const kept = goneUntil(size, this.#limit);
    if (kept <= this.#position) return false;
    const next = size > this.#sizeAtGap ? kept + Math.floor((size - kept) / 2 / BLOCK) * BLOCK : kept;
    this.#sizeAtGap = size;
    this.#leftOut += next - this.#position;
    this.#position = next;
    return true;
  }
}
