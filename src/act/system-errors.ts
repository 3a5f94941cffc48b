/** The system's name for an error: ENOSPC. Undefined for what is none of the system's errors. */
export function codeOf(thrown: unknown): string | undefined {
  return thrown instanceof Error && 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : undefined;
}

/** Why the system would not do it, as the end of a sentence, without the dot. */
export function inPlainWords(thrown: unknown): string {
  const code = codeOf(thrown);
  if (code !== undefined && /^E[A-Z0-9]+$/.test(code)) return wordsFor(code);
  return thrown instanceof Error ? thrown.message : String(thrown);
}

/** The same by the error's name alone. */
export function wordsFor(code: string): string {
  return PLAIN.get(code) ?? `the system says ${code}`;
}

const PLAIN: ReadonlyMap<string, string> = new Map([
  ['ENOSPC', 'the disk is full'],
  ['EDQUOT', 'the quota is used up'],
  ['EROFS', 'the file system is read-only'],
  ['EFBIG', 'the file has reached the largest size that is allowed'],
  ['EACCES', 'permission is denied'],
  ['EPERM', 'permission is denied'],
  ['EIO', 'the disk reports errors'],
  ['ENOENT', 'its folder is not there'],
  ['ENOTDIR', 'a part of its path is no folder'],
  ['EMFILE', 'too many files are open'],
  ['ENFILE', 'too many files are open in the whole system'],
]);
