import { isUtf8 } from 'node:buffer';

/** The longest beginning of a character that is not a whole one. */
const LONGEST_HALF = 3;

/** Makes any bytes valid UTF-8, with U+FFFD for those that are none, also where a character lies across two pieces. */
export class Utf8Mender {
  #half: Buffer = Buffer.alloc(0);

  /** What `bytes` adds, perhaps `bytes` itself or a part of it: mostly they are as they should be. */
  push(bytes: Buffer): Buffer {
    const all = this.#half.length === 0 ? bytes : Buffer.concat([this.#half, bytes]);
    const whole = all.length - lengthOfHalf(all);
    this.#half = Buffer.from(all.subarray(whole));
    return mended(all.subarray(0, whole));
  }

  /** The rest: a character that never became whole. */
  end(): Buffer {
    const rest = mended(this.#half);
    this.#half = Buffer.alloc(0);
    return rest;
  }
}

function mended(bytes: Buffer): Buffer {
  return isUtf8(bytes) ? bytes : Buffer.from(bytes.toString('utf8'));
}

/** How many bytes at the end could be the beginning of a character. */
function lengthOfHalf(bytes: Buffer): number {
  for (let back = 1; back <= LONGEST_HALF && back <= bytes.length; back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return back < lengthOfCharacter(byte) ? back : 0;
  }
  return 0;
}

function lengthOfCharacter(lead: number): number {
  if (lead < 0xe0) return 2;
  return lead < 0xf0 ? 3 : 4;
}
