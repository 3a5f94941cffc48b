import koffi from 'koffi';
import type { Milliseconds } from '../../../core/time.ts';

const POLLIN = 0x001;
const SIZE = 8;

/** poll(2) of the C library that runs this very process. The call waits in a thread of libuv's, one at a time. */
const poll = koffi.load(null).func('poll', 'int', ['void *', 'ulong', 'int']);

/**
 * Resolves with those of `fds` that can be read without waiting, or have ended; with none of them after `timeout`. Node
 * itself cannot wait for a character device: a read of its own would hold its one thread until a key is pressed.
 */
export function readable(fds: readonly number[], timeout: Milliseconds): Promise<readonly number[]> {
  const list = Buffer.alloc(fds.length * SIZE);
  const view = new DataView(list.buffer, list.byteOffset, list.length);
  for (const [index, fd] of fds.entries()) {
    view.setInt32(index * SIZE, fd, LITTLE);
    view.setInt16(index * SIZE + 4, POLLIN, LITTLE);
  }
  return new Promise((resolve) => {
    poll.async(list, fds.length, timeout, () => {
      resolve(fds.filter((_, index) => view.getInt16(index * SIZE + 6, LITTLE) !== 0));
    });
  });
}

const LITTLE = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1;
