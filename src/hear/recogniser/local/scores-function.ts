import koffi from 'koffi';
import type { Library, Pointer } from './sphinx-library.ts';

const POINTER = 'void *';

/** `ps_decode_senscr` (pocketsphinx.h) on a file by its path; below 0 when it cannot be opened or decoded. */
export function scoresFunction(library: Library): (decoder: Pointer, path: string) => number {
  const c = koffi.load('libc.so.6');
  const open: (path: string, mode: string) => Pointer = c.func('fopen', POINTER, ['str', 'str']);
  const close: (file: Pointer) => number = c.func('fclose', 'int', [POINTER]);
  const decode: (decoder: Pointer, file: Pointer) => number = library.func('ps_decode_senscr', 'int', [
    POINTER,
    POINTER,
  ]);
  return (decoder, path) => {
    const file = open(path, 'rb');
    if (file === null) return -1;
    const outcome = decode(decoder, file);
    close(file);
    return outcome;
  };
}
