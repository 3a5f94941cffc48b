import { closeSync, writeSync } from 'node:fs';
import koffi from 'koffi';
import type { Milliseconds } from '../../../core/time.ts';

const c = koffi.load(null);
const openPipe: (descriptors: Int32Array, flags: number) => number = c.func('pipe2', 'int', ['int *', 'int']);
const control = c.func('fcntl', 'int', ['int', 'int', '...']);
const poll: (watched: Int32Array, count: number, timeout: number) => number = c.func('poll', 'int', [
  'int *',
  'ulong',
  'int',
]);

// Of Linux, the same on all its processors but MIPS and SPARC: fcntl.h, poll.h.
const O_CLOEXEC = 0o2000000;
const O_NONBLOCK = 0o4000;
const F_SETFL = 4;
const F_SETPIPE_SZ = 1031;
const POLLOUT = 4;

/** As much as an unprivileged process may ask for. */
const ROOM = 1024 * 1024;

/** A thread that reads one of them would keep the process from ending. */
const open = new Set<Pipe>();
process.on('exit', () => {
  for (const pipe of open) pipe.end();
});

/** A pipe from this thread to another one of this process. */
export class Pipe {
  /** For the reader, which closes it. */
  readonly readable: number;
  readonly #writable: number;
  readonly #patience: Milliseconds;

  /** `patience`: how long the reader may take to make room. Undefined when no descriptor is free. */
  static open({ patience = 3000 }: { readonly patience?: Milliseconds } = {}): Pipe | undefined {
    const descriptors = new Int32Array(2);
    if (openPipe(descriptors, O_CLOEXEC) < 0) return undefined;
    const [readable = -1, writable = -1] = descriptors;
    control(writable, F_SETFL, 'int', O_NONBLOCK);
    control(writable, F_SETPIPE_SZ, 'int', ROOM);
    const pipe = new Pipe(readable, writable, patience);
    open.add(pipe);
    return pipe;
  }

  private constructor(readable: number, writable: number, patience: Milliseconds) {
    this.readable = readable;
    this.#writable = writable;
    this.#patience = patience;
  }

  /** False when the pipe is at its end, or the reader does not read. */
  write(bytes: Uint8Array): boolean {
    for (let at = 0; at < bytes.length; ) {
      const written = open.has(this) && this.#tryToWrite(bytes.subarray(at));
      if (written === false) return false;
      at += written;
    }
    return true;
  }

  /** The reader comes to the end. */
  end(): void {
    if (!open.delete(this)) return;
    closeSync(this.#writable);
  }

  /** How many bytes. */
  #tryToWrite(bytes: Uint8Array): number | false {
    try {
      return writeSync(this.#writable, bytes);
    } catch (error) {
      const full = error instanceof Error && 'code' in error && error.code === 'EAGAIN';
      // A signal ends the wait too.
      const timedOut = full && poll(Int32Array.of(this.#writable, POLLOUT), 1, this.#patience) === 0;
      return full && !timedOut ? 0 : false;
    }
  }
}
