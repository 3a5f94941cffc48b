import { endianness } from 'node:os';

/** A key of a Linux input device; `code` is KEY_… of linux/input-event-codes.h. `repeated`: it is still down. */
export interface InputKey {
  readonly type: 'down' | 'up' | 'repeated';
  readonly code: number;
  /**
   * In milliseconds with fractions, by the wall clock, which is the kernel's choice unless it is asked for another one
   * (EVIOCSCLOCKID): tells the order of keys on two devices, and how long one was held on a busy machine.
   */
  readonly at: number;
}

const EV_KEY = 1;
const VALUES: readonly InputKey['type'][] = ['up', 'down', 'repeated'];

/**
 * Reads the bytes of one device. A `struct input_event` is a time of two longs, a type and a code of 16 bits each, and a
 * value of 32 bits (linux/input.h): 24 bytes where a long has 64 bits, else 16.
 */
export class InputEvents {
  readonly #timeSize: number;
  #rest: Buffer = Buffer.alloc(0);

  constructor(arch: NodeJS.Architecture = process.arch) {
    this.#timeSize = ['arm', 'ia32', 'mips', 'mipsel'].includes(arch) ? 8 : 16;
  }

  /** The keys that are complete with these bytes. A piece of an event is kept for the next call. */
  push(bytes: Buffer): readonly InputKey[] {
    const size = this.#timeSize + 8;
    const all = Buffer.concat([this.#rest, bytes]);
    const whole = all.length - (all.length % size);
    this.#rest = all.subarray(whole);
    const keys: InputKey[] = [];
    for (let at = this.#timeSize; at < whole; at += size) {
      if (read16(all, at) !== EV_KEY) continue;
      const type = VALUES[read32(all, at + 4)];
      if (type !== undefined) keys.push({ type, code: read16(all, at + 2), at: this.#time(all, at) });
    }
    return keys;
  }

  /** Seconds and microseconds lie before the type that begins at `end`; of seconds, the lower half is enough. */
  #time(bytes: Buffer, end: number): number {
    const long = this.#timeSize / 2;
    const lowerHalf = endianness() === 'LE' ? 0 : long - 4;
    return read32(bytes, end - 2 * long + lowerHalf) * 1000 + read32(bytes, end - long + lowerHalf) / 1000;
  }
}

function read16(bytes: Buffer, at: number): number {
  return endianness() === 'LE' ? bytes.readUInt16LE(at) : bytes.readUInt16BE(at);
}

function read32(bytes: Buffer, at: number): number {
  return endianness() === 'LE' ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at);
}
