import { chmod, lstat, mkdir } from 'node:fs/promises';
import { WilcoError } from '../core/error.ts';

/**
 * Makes `folder` (and what leads to it), or takes it as it is, so that only this user can enter it: mode 0700. Rejects
 * with `state_unwritable` when it is a link, a file, another user's, or cannot be made.
 */
export async function makePrivateFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await assertOwnFolder(folder);
    await chmod(folder, 0o700);
  } catch (cause) {
    if (cause instanceof WilcoError) throw cause;
    throw new WilcoError(
      {
        code: 'state_unwritable',
        message: `The folder ${folder} for the socket cannot be made: ${cause instanceof Error ? cause.message : cause}`,
        hint: 'Set XDG_RUNTIME_DIR to a folder of your own that can be written.',
      },
      { cause },
    );
  }
}

/**
 * Rejects with `state_unwritable` when `folder` is a link, a file or another user's: whoever made it could read what
 * is said on a socket in it. Rejects with the system's error (ENOENT) when there is none.
 */
export async function assertOwnFolder(folder: string): Promise<void> {
  const facts = await lstat(folder);
  if (facts.isDirectory() && facts.uid === process.getuid?.()) return;
  throw new WilcoError({
    code: 'state_unwritable',
    message: `${folder} is not a folder of this user, so the socket in it is not trusted.`,
    hint: `Remove it, or set XDG_RUNTIME_DIR to a folder of your own: ls -ld ${folder}`,
  });
}
