import koffi from 'koffi';
import { CEPSTRA } from './features/shape.ts';
import type { Library, Pointer } from './sphinx-library.ts';

/**
 * The function that lets a decoder hear cepstra, frame after frame; below 0 when it fails. It has memory of its own, in which
 * the library finds them: nothing is allocated while a take goes on.
 */
export function cepstraFunction(library: Library): (decoder: Pointer, cepstra: Float32Array, frames: number) => number {
  const process = library.func('ps_process_cep', 'int', ['void *', 'void *', 'int', 'int', 'int']);
  const block = koffi.alloc('float', MOST * CEPSTRA);
  const values = new Float32Array(koffi.view(block, MOST * CEPSTRA * FLOAT));
  const rows = koffi.alloc('uint64_t', MOST);
  const first = koffi.address(block);
  new BigUint64Array(koffi.view(rows, MOST * 8)).set(
    Array.from({ length: MOST }, (_, row) => first + BigInt(row * CEPSTRA * FLOAT)),
  );
  return (decoder, cepstra, frames) => {
    for (let from = 0; from < frames; from += MOST) {
      const count = Math.min(MOST, frames - from);
      values.set(cepstra.subarray(from * CEPSTRA, (from + count) * CEPSTRA));
      if (process(decoder, rows, count, 0, 0) < 0) return -1;
    }
    return 0;
  };
}

/** Frames at once. */
const MOST = 500;

/** Bytes of a C float. */
const FLOAT = 4;
