import { closeSync, constants, openSync, readSync } from 'node:fs';
import type { Milliseconds } from '../../../core/time.ts';
import { InputEvents, type InputKey } from './input-events.ts';
import { readable } from './poll.ts';

interface OpenDevice {
  readonly fd: number;
  readonly events: InputEvents;
  /** The keys that are down on it: they come up when it is unplugged. */
  readonly down: Set<number>;
}

/** Opened devices, read together. Never grabs one: every key goes on to the window as ever. */
export class Keyboards {
  readonly #open = new Map<string, OpenDevice>();
  readonly #see: (key: InputKey) => void;

  constructor(see: (key: InputKey) => void) {
    this.#see = see;
  }

  get count(): number {
    return this.#open.size;
  }

  /** Opens what is new of `paths` and closes what is not among them. Gives the error codes of those that did not open. */
  keep(paths: readonly string[]): readonly string[] {
    for (const path of this.#open.keys()) if (!paths.includes(path)) this.#close(path);
    return paths.filter((path) => !this.#open.has(path)).flatMap((path) => this.#openOne(path) ?? []);
  }

  /** Reads what there is, waiting for it up to `timeout`. Resolves with whether every device is still there. */
  async read(timeout: Milliseconds): Promise<boolean> {
    const ready = await readable(
      [...this.#open.values()].map(({ fd }) => fd),
      timeout,
    );
    const open = [...this.#open].filter(([, { fd }]) => ready.includes(fd));
    const read = open.map(([path, device]) => ({ path, device, keys: readKeys(device) }));
    const keys = read.flatMap(({ device, keys }) => (keys ?? []).map((key) => ({ device, key })));
    for (const { device, key } of keys.sort((one, other) => one.key.at - other.key.at)) this.#take(device, key);
    const gone = read.filter((each) => each.keys === undefined);
    for (const { path } of gone) this.#close(path);
    return gone.length === 0;
  }

  #openOne(path: string): string | undefined {
    try {
      const fd = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOCTTY);
      this.#open.set(path, { fd, events: new InputEvents(), down: new Set() });
      return undefined;
    } catch (thrown) {
      return codeOf(thrown);
    }
  }

  #close(path: string): void {
    const device = this.#open.get(path);
    if (device === undefined) return;
    this.#open.delete(path);
    for (const code of device.down) this.#see({ type: 'up', code, at: Date.now() });
    closeSync(device.fd);
  }

  #take(device: OpenDevice, key: InputKey): void {
    if (key.type === 'up') device.down.delete(key.code);
    else device.down.add(key.code);
    this.#see(key);
  }
}

/** What waits to be read; undefined when the device is gone. */
function readKeys({ fd, events }: OpenDevice): readonly InputKey[] | undefined {
  const bytes = Buffer.alloc(24 * 64);
  try {
    const length = readSync(fd, bytes, 0, bytes.length, null);
    return length === 0 ? undefined : events.push(bytes.subarray(0, length));
  } catch (thrown) {
    return codeOf(thrown) === 'EAGAIN' ? [] : undefined;
  }
}

function codeOf(thrown: unknown): string {
  return thrown instanceof Error && 'code' in thrown ? String(thrown.code) : 'unknown';
}
