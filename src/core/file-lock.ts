/**
 * Port: locks an open file, given by its descriptor, without waiting. Resolves with false when another open file holds
 * the lock. It ends when the descriptor is closed or the process ends, however that ends, so that no stale lock can
 * exist. Rejects where the file system cannot lock.
 */
export type FileLock = (fd: number) => Promise<boolean>;
