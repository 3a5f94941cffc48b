import { Buffer } from 'node:buffer';
import { WilcoError } from '../core/error.ts';

/** What fits into sockaddr_un.sun_path of Linux (unix(7)) besides its closing NUL. */
const LONGEST = 107;

/** Throws a WilcoError `bad_argument` for a path that no socket can have. */
export function assertSocketPathFits(path: string): void {
  if (Buffer.byteLength(path) <= LONGEST) return;
  throw new WilcoError({
    code: 'bad_argument',
    message: `The path of the socket is longer than ${LONGEST} bytes: ${path}`,
    hint: 'Set XDG_RUNTIME_DIR to a shorter path.',
  });
}
