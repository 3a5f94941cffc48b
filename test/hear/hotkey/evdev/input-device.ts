import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  closeSync,
  constants,
  mkdirSync,
  mkdtempSync,
  openSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keyNumbers } from '../../../../src/hear/hotkey/key-names.ts';

/** What a laptop's keyboard says of itself: /sys/class/input/event3/device/capabilities/key. */
export const KEYBOARD = '402000000 3803078f800d001 feffffdfffefffff fffffffffffffffe';
/** A power button's: KEY_POWER alone. */
export const POWER_BUTTON = '10000000000000 0';

/** Folders like /dev/input and /sys/class/input, with FIFOs for devices. */
export class InputFolder {
  readonly #root = mkdtempSync(join(tmpdir(), 'wilco-input-'));
  readonly devices = join(this.#root, 'dev');
  readonly capabilities = join(this.#root, 'sys');
  readonly #open = new Map<string, number>();

  constructor() {
    mkdirSync(this.devices);
    mkdirSync(this.capabilities);
  }

  path(name: string): string {
    return join(this.devices, name);
  }

  plugIn(name: string, keys = KEYBOARD): void {
    const about = join(this.capabilities, name, 'device/capabilities');
    mkdirSync(about, { recursive: true });
    writeFileSync(join(about, 'key'), `${keys}\n`);
    execFileSync('mkfifo', [this.path(name)]);
    this.#open.set(name, openSync(this.path(name), constants.O_RDWR | constants.O_NONBLOCK));
  }

  /** What lies beside the devices and is none. */
  addFile(name: string): void {
    writeFileSync(this.path(name), '');
    chmodSync(this.path(name), 0o600);
  }

  unplug(name: string): void {
    closeSync(this.#open.get(name) ?? -1);
    this.#open.delete(name);
    rmSync(this.path(name));
  }

  /** As the kernel writes a key: the key itself and the end of the report, with when it happened by the wall clock. */
  press(name: string, key: string, value: 0 | 1 | 2, at = wallTime()): void {
    const code = keyNumbers.get(key)?.evdev ?? 0;
    writeSync(this.#open.get(name) ?? -1, Buffer.concat([inputEvent(1, code, value, at), inputEvent(0, 0, 0, at)]));
  }

  remove(): void {
    for (const fd of this.#open.values()) closeSync(fd);
    rmSync(this.#root, { recursive: true, force: true });
  }
}

/** A `struct input_event` of a 64-bit machine. */
export function inputEvent(type: number, code: number, value: number, at = wallTime()): Buffer {
  const bytes = Buffer.alloc(24);
  bytes.writeBigInt64LE(BigInt(Math.floor(at / 1000)), 0);
  bytes.writeBigInt64LE(BigInt(Math.round((at % 1000) * 1000)), 8);
  bytes.writeUInt16LE(type, 16);
  bytes.writeUInt16LE(code, 18);
  bytes.writeInt32LE(value, 20);
  return bytes;
}

/** As exact as the kernel's: two keys of one test never have the same. */
function wallTime(): number {
  return performance.timeOrigin + performance.now();
}
