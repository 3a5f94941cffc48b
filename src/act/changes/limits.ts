/** Bytes of a file beyond which it is not read for its lines. */
export const LARGE_FILE = 64 * 1024 * 1024;

/**
 * What a snapshot copies at most: files, and bytes of one and of all. git writes some 4,000 files or 100 MiB a second,
 * and the task waits for it. Of what is beyond, it is only known whether it was touched.
 */
export const KEPT = { files: 2_000, bytesOfOne: 8 * 1024 * 1024, bytesOfAll: 32 * 1024 * 1024 } as const;

/** How many files may differ from the index before a snapshot gives up. */
export const MOST_UNLIKE_INDEX = 20_000;

/** How many files {@link Changes} names. */
export const NAMED_FILES = 200;
