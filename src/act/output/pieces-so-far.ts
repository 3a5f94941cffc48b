import { closeSync, fstatSync, openSync } from 'node:fs';
import { type LogPiece, LogPieces, type LogPiecesOptions } from './log-pieces.ts';
import { whenDescriptorFree } from './when-descriptor-free.ts';

/**
 * The pieces of what a file holds now; none where there is no file. Waits for a descriptor where none is free. Throws
 * the system's error when it cannot be read for another reason.
 */
export async function* piecesSoFar(file: string, options: LogPiecesOptions): AsyncGenerator<LogPiece> {
  const fd = await openIfThere(file);
  if (fd === undefined) return;
  try {
    const { size } = fstatSync(fd);
    const pieces = new LogPieces(fd, options);
    while (pieces.position < size) {
      const piece = await pieces.next(size);
      if (piece === undefined) return;
      yield piece;
    }
  } finally {
    closeSync(fd);
  }
}

async function openIfThere(file: string): Promise<number | undefined> {
  try {
    return await whenDescriptorFree(() => openSync(file, 'r'));
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return undefined;
    throw cause;
  }
}
