import { constants } from 'node:os';
import { getSystemErrorMap } from 'node:util';

/** LOCK_EX | LOCK_NB, the same on every Linux. */
const EXCLUSIVE_AT_ONCE = 2 | 4;

/** The port `FileLock` by flock(2), for which Node has no call of its own. */
export async function tryLock(fd: number): Promise<boolean> {
  const { default: koffi } = await import('koffi');
  const flock = koffi.load(null).func('int flock(int, int)');
  if (flock(fd, EXCLUSIVE_AT_ONCE) === 0) return true;
  const errno = koffi.errno();
  if (errno === constants.errno.EWOULDBLOCK) return false;
  throw new Error(getSystemErrorMap().get(-errno)?.[1] ?? `flock gave error ${errno}`);
}
