/**
 * Which keys a device has, from its `capabilities/key` in sysfs: 64-bit words (32 on a 32-bit kernel) in hexadecimal,
 * the highest first and without leading zeros (drivers/input/input.c, input_print_bitmap).
 */
export class KeyCapabilities {
  readonly #bits: bigint;

  constructor(text: string, wordSize: 32 | 64 = 64) {
    const words = text.trim().split(/\s+/u);
    this.#bits = words.reduce((bits, word) => (bits << BigInt(wordSize)) | hexadecimal(word), 0n);
  }

  has(code: number): boolean {
    return ((this.#bits >> BigInt(code)) & 1n) === 1n;
  }

  /** What people type on: letters and Enter. A power button, a mouse or a lid are devices with keys as well. */
  get isKeyboard(): boolean {
    return this.has(KEY_ENTER) && this.has(KEY_A);
  }
}

const KEY_ENTER = 28;
const KEY_A = 30;

function hexadecimal(word: string): bigint {
  return /^[0-9a-f]+$/iu.test(word) ? BigInt(`0x${word}`) : 0n;
}
