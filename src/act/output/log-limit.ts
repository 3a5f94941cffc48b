/** What is punched out of a log begins and ends at such a multiple: a file system's block. */
const BLOCK = 4096;

/**
 * Bytes at a log's beginning that stay for ever where `limit` bytes of it are kept; as many stay at its end. 0: all.
 */
export function keptHead(limit: number): number {
  return limit === 0 ? Number.POSITIVE_INFINITY : wholeBlocks(limit / 2);
}

/**
 * Where what is kept of a log's end begins, while the log is `size` bytes long: the bytes between `keptHead` and here
 * may be gone, and then they read as zeros. Nothing is gone where this is not past `keptHead`. As a log grows it only
 * grows.
 */
export function goneUntil(size: number, limit: number): number {
  return limit === 0 ? 0 : Math.max(0, wholeBlocks(size - keptHead(limit)));
}

/** What is shown in place of `bytes` that are gone. */
export function leftOutLine(bytes: number): string {
  return `… [${bytes} bytes left out] …`;
}

function wholeBlocks(bytes: number): number {
  return Math.floor(bytes / BLOCK) * BLOCK;
}
