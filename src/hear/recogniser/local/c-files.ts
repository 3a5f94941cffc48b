import { closeSync } from 'node:fs';
import koffi from 'koffi';

/** A `FILE *` of C. */
export type CFile = unknown;

const c = koffi.load(null);
const openMemory: (memory: Buffer, size: number, mode: string) => CFile = c.func('fmemopen', 'void *', [
  'void *',
  'size_t',
  'str',
]);
const openDescriptor: (descriptor: number, mode: string) => CFile = c.func('fdopen', 'void *', ['int', 'str']);
const close: (file: CFile) => number = c.func('fclose', 'int', ['void *']);

/** What `read` makes of what is in memory as C reads a file, closed afterwards. Undefined when it cannot be opened. */
export function readMemoryInC<T>(memory: Buffer, read: (file: CFile) => T): T | undefined {
  const file = openMemory(memory, memory.length, 'r');
  if (file === null) return undefined;
  try {
    return read(file);
  } finally {
    close(file);
  }
}

/** {@link readMemoryInC} of what a descriptor gives, which is closed with it: `read` goes on for a while. */
export async function readDescriptorInC<T>(
  descriptor: number,
  read: (file: CFile) => Promise<T>,
): Promise<T | undefined> {
  const file = openDescriptor(descriptor, 'rb');
  if (file === null) {
    closeSync(descriptor);
    return undefined;
  }
  try {
    return await read(file);
  } finally {
    close(file);
  }
}
