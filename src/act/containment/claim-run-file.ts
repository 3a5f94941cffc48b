import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { withDescriptor } from './spare-descriptor.ts';

/** The one line of a claimed file. */
export const CLAIMED = 'claimed';

/**
 * Sees to it that nobody starts this run any more: a launcher that outlived its daemon may still hold the order.
 * `taken`: somebody was faster, so that the run has begun or was claimed before. `failed`: the file cannot be made, and
 * who is asked next may get it.
 */
export function claimRunFile(path: string): 'claimed' | 'taken' | 'failed' {
  try {
    return withDescriptor(() => claim(openSync(path, 'wx', 0o600), path));
  } catch (cause) {
    return cause instanceof Error && 'code' in cause && cause.code === 'EEXIST' ? 'taken' : 'failed';
  }
}

/** An empty file would be taken for that of a wrapper. */
function claim(fd: number, path: string): 'claimed' {
  try {
    writeSync(fd, `${CLAIMED}\n`);
    return 'claimed';
  } catch (cause) {
    rmSync(path, { force: true });
    throw cause;
  } finally {
    closeSync(fd);
  }
}
