import { readFileInC } from './c-files.ts';
import type { Library, Pointer } from './sphinx-library.ts';

const POINTER = 'void *';

/** `ps_decode_senscr` (pocketsphinx.h) on a file by its path; below 0 when it cannot be opened or decoded. */
export function scoresFunction(library: Library): (decoder: Pointer, path: string) => number {
  const decode: (decoder: Pointer, file: Pointer) => number = library.func('ps_decode_senscr', 'int', [
    POINTER,
    POINTER,
  ]);
  return (decoder, path) => readFileInC(path, (file) => decode(decoder, file)) ?? -1;
}
