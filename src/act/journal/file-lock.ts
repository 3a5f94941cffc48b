/** flock(2): LOCK_EX | LOCK_NB, the same on every Linux. */
const EXCLUSIVE_AT_ONCE = 2 | 4;

/**
 * Locks an open file (flock(2)) without waiting; false when another open file holds the lock. The kernel lets go of it
 * when the descriptor is closed or the process ends, so that no stale lock can exist. Node has no call of its own for it.
 */
export async function tryLock(fd: number): Promise<boolean> {
  const { default: koffi } = await import('koffi');
  const flock = koffi.load(null).func('int flock(int, int)');
  return flock(fd, EXCLUSIVE_AT_ONCE) === 0;
}
