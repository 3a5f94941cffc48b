import { statfsSync } from 'node:fs';

/** A disk with less room than this, in bytes, is full. */
const ROOM = 64 * 1024;

/** Whether the disk that holds `folder` is full at this moment; what cannot be asked is not full. */
export function isDiskFull(folder: string): boolean {
  try {
    const disk = statfsSync(folder);
    return disk.bavail * disk.bsize < ROOM;
  } catch {
    return false;
  }
}
