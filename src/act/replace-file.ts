import { rename, rm, writeFile } from 'node:fs/promises';

/**
 * Replaces `file` by one with `content` that only its owner can read (0600): written aside, at `aside` in the same
 * folder, and renamed, so that there is always one whole file. What an earlier try left aside goes. Rejects with the
 * system's error; the file is then as it was. Two at once need each an `aside` of its own.
 */
export async function replaceFile(file: string, aside: string, content: string | Buffer): Promise<void> {
  await rm(aside, { force: true });
  try {
    await writeFile(aside, content, { flag: 'wx', mode: 0o600 });
    await rename(aside, file);
  } catch (cause) {
    await rm(aside, { force: true }).catch(() => {});
    throw cause;
  }
}
