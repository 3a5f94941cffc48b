import koffi from 'koffi';

type File = unknown;

const c = koffi.load(null);
const open: (path: string, mode: string) => File = c.func('fopen', 'void *', ['str', 'str']);
const openMemory: (memory: Buffer, size: number, mode: string) => File = c.func('fmemopen', 'void *', [
  'void *',
  'size_t',
  'str',
]);
const close: (file: File) => number = c.func('fclose', 'int', ['void *']);

/** What `read` makes of the file as C reads it (a `FILE *`, closed afterwards). Undefined when it cannot be opened. */
export function readFileInC<T>(path: string, read: (file: unknown) => T): T | undefined {
  return closing(open(path, 'rb'), read);
}

/** {@link readFileInC} of what is in memory. */
export function readMemoryInC<T>(memory: Buffer, read: (file: unknown) => T): T | undefined {
  return closing(openMemory(memory, memory.length, 'r'), read);
}

function closing<T>(file: File, read: (file: File) => T): T | undefined {
  if (file === null) return undefined;
  try {
    return read(file);
  } finally {
    close(file);
  }
}
