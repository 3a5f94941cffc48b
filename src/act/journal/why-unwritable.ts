const PLAIN: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the quota is used up',
  EROFS: 'the file system is read-only',
  EFBIG: 'the file has reached the largest size that is allowed',
  EACCES: 'permission is denied',
  EPERM: 'permission is denied',
  EIO: 'the disk reports errors',
};

/** Why the system would not write, as the end of a sentence. */
export function inPlainWords(cause: unknown): string {
  return PLAIN[codeOf(cause)] ?? (cause instanceof Error ? cause.message : String(cause));
}

/** Whether there is no room: on the disk, or for this user. */
export function isDiskFull(cause: unknown): boolean {
  return ['ENOSPC', 'EDQUOT'].includes(codeOf(cause));
}

function codeOf(cause: unknown): string {
  return cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : '';
}
