import { WilcoError } from '../core/error.ts';

/** Fetching, unpacking or checking a model went wrong. */
export function downloadFailed(message: string, hint: string, cause?: unknown): WilcoError {
  return new WilcoError({ code: 'download_failed', message, hint }, { cause });
}

export function modelMissing(message: string, hint: string): WilcoError {
  return new WilcoError({ code: 'model_missing', message, hint });
}

/** The disk is full, or will be. */
export function noRoom(folder: string, needed: number | undefined, free: number | undefined): WilcoError {
  const figures =
    needed === undefined || free === undefined ? '' : `: ${sizeText(needed)} are needed and ${sizeText(free)} are free`;
  return downloadFailed(
    `There is not enough room in ${folder}${figures}.`,
    'Make room (wilco models rm NAME frees some), or set XDG_DATA_HOME to a folder on another disk.',
  );
}

/** An error of the file system as one of ours; one of ours stays as it is. */
export function fileError(error: unknown, folder: string): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOSPC' || code === 'EDQUOT') return noRoom(folder, undefined, undefined);
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    return downloadFailed(`${folder} cannot be written.`, `Look at its owner and rights: ls -ld ${folder}`, error);
  }
  return error;
}

/** "465 MiB"; kibibytes below one mebibyte, gibibytes above a thousand. */
export function sizeText(bytes: number): string {
  const mebibytes = bytes / 2 ** 20;
  if (mebibytes < 1) return `${Math.ceil(bytes / 1024)} KiB`;
  return mebibytes < 1000 ? `${Math.round(mebibytes)} MiB` : `${(mebibytes / 1024).toFixed(1)} GiB`;
}
