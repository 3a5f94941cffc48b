import { statfs } from 'node:fs/promises';
import { noRoom } from './models-error.ts';

/**
 * What unpacking may take for each byte of the archive, which is kept meanwhile: the published ones unpack to 1.3 (8-bit
 * Parakeet) to 2.1 times their size (Whisper, which comes in two precisions).
 */
const UNPACKED = 2.2;

/** Throws `download_failed` when `missing` bytes of an archive of `whole` bytes, and what is in it, do not fit. */
export async function assertRoom(folder: string, missing: number, whole: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  const needed = missing + whole * UNPACKED;
  const free = bavail * bsize;
  if (free < needed) throw noRoom(folder, needed, free);
}
