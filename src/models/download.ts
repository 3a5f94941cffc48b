import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Milliseconds } from '../core/time.ts';
import { assertRoom } from './disk-space.ts';
import { answerError, cannotReach, isOurs } from './download-errors.ts';
import { fileError } from './models-error.ts';
import type { PartFile } from './part-file.ts';

export interface DownloadTimes {
  /** How long the server may be silent. */
  readonly silence: Milliseconds;
  /** Before it is asked again after a cut; doubled with each cut in a row that brought nothing. */
  readonly pause: Milliseconds;
}

export const usualDownloadTimes: DownloadTimes = { silence: 60_000, pause: 1000 };

export interface Download {
  readonly url: string;
  readonly part: PartFile;
  /** Its disk is looked at before anything is written. */
  readonly folder: string;
  /** `whole` is undefined where the server does not tell. */
  readonly onProgress: (done: number, whole: number | undefined) => void;
  readonly times?: DownloadTimes;
}

/** Cuts in a row without a byte in between, after which it is given up. */
const PATIENCE = 4;

/**
 * Fetches a file into its part, going on with what is there where the server still has the same file. Resolves with the
 * SHA-256 of the whole, in hexadecimal. Rejects with `download_failed`, or with the reason of `signal`; what was fetched
 * is kept for the next time.
 */
export async function download(options: Download, signal: AbortSignal): Promise<string> {
  const { part, times = usualDownloadTimes } = options;
  let fruitless = 0;
  let furthest = await part.size();
  for (;;) {
    try {
      return await attempt(options, signal);
    } catch (error) {
      signal.throwIfAborted();
      if (isOurs(error)) throw error;
      const size = await part.size();
      fruitless = size > furthest ? 0 : fruitless + 1;
      furthest = Math.max(size, furthest);
      if (fruitless === PATIENCE) throw cannotReach(options.url, error);
      await sleep(times.pause * 2 ** fruitless, undefined, { signal });
    }
  }
}

async function attempt(options: Download, signal: AbortSignal): Promise<string> {
  const { url, part, folder, onProgress, times = usualDownloadTimes } = options;
  const silence = new AbortController();
  const timer = setTimeout(() => silence.abort(new Error('the server went silent')), times.silence);
  const both = AbortSignal.any([signal, silence.signal]);
  try {
    const validator = await part.validator(url);
    const kept = validator === undefined ? 0 : await part.size();
    const range = kept === 0 ? {} : { range: `bytes=${kept}-`, 'if-range': validator ?? '' };
    const response = await fetch(url, { signal: both, headers: { 'accept-encoding': 'identity', ...range } });
    const from = whereItBegins(response, kept);
    if (from === 'complete') return (await part.hash(both)).digest('hex');
    const { body } = response;
    if (body === null || from === 'refused') throw answerError(url, response.status);
    if (from === 'elsewhere') {
      await part.remove();
      throw new Error('the server answered with another part than was asked for');
    }
    const length = response.headers.get('content-length');
    const whole = length === null ? undefined : from + Number(length);
    if (from === 0) await part.restart(validatorOf(url, response));
    if (whole !== undefined) await assertRoom(folder, whole - from, whole);
    const hash = await part.hash(both);
    const file = createWriteStream(part.path, { flags: 'a', mode: 0o600 });
    let done = from;
    onProgress(done, whole);
    await pipeline(
      Readable.fromWeb(body),
      async function* (chunks: AsyncIterable<Buffer>) {
        for await (const chunk of chunks) {
          timer.refresh();
          hash.update(chunk);
          done += chunk.length;
          onProgress(done, whole);
          yield chunk;
        }
      },
      file,
      { signal: both },
    );
    if (whole !== undefined && done < whole) throw new Error('the connection was cut');
    return hash.digest('hex');
  } catch (error) {
    throw fileError(error, folder);
  } finally {
    clearTimeout(timer);
    // A body that nobody reads would hold the connection, and with it the process.
    silence.abort();
  }
}

/** At which byte the body begins; a file that cannot be gone on with begins anew. */
function whereItBegins(response: Response, kept: number): number | 'complete' | 'elsewhere' | 'refused' {
  const range = /^bytes (?:(\d+)-\d+|\*)\/(\d+|\*)$/.exec(response.headers.get('content-range') ?? '');
  if (response.status === 200) return 0;
  if (response.status === 206) return Number(range?.[1]) === kept ? kept : 'elsewhere';
  if (response.status === 416 && kept > 0) return Number(range?.[2]) === kept ? 'complete' : 'elsewhere';
  return 'refused';
}

/** A weak ETag promises too little to go on by. */
function validatorOf(url: string, { headers }: Response) {
  const etag = headers.get('etag');
  const value = etag !== null && !etag.startsWith('W/') ? etag : headers.get('last-modified');
  return value === null || headers.get('accept-ranges') === 'none' ? undefined : { url, value };
}
