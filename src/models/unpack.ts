import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { killStarted } from '../core/kill-started.ts';
import { downloadFailed, fileError, sizeText } from './models-error.ts';
import { readTar, type TarEntry } from './tar-reader.ts';

/** lbzip2 uses all cores; the published archives take bzip2 some ten seconds. */
const PROGRAMS = ['lbzip2', 'bzip2'] as const;

/** What an archive may unpack to, in times its size, and some bytes for a tiny one: the published ones swell to 2.1 at most. */
const MOST_TIMES = 10;
const MOST_MORE = 16 * 2 ** 20;

/**
 * Unpacks a .tar.bz2 into an empty folder, without the archive's one outer folder and its sample sounds. Only files and
 * folders below it are ever made: an archive with a path that leads out of it, or a link, is
 * refused, and so is one that swells to far more than a model does. Rejects with
 * `download_failed`, or with the reason of `signal`.
 */
export async function unpack(archive: string, folder: string, signal: AbortSignal): Promise<void> {
  for (const program of PROGRAMS) if (await unpackWith(program, archive, folder, signal)) return;
  throw downloadFailed(
    'The archive cannot be unpacked: the program bzip2 is missing.',
    'Install it: sudo apt-get install bzip2 (or dnf, pacman), then type the same command again.',
  );
}

/** False when there is no such program. */
async function unpackWith(program: string, archive: string, folder: string, signal: AbortSignal): Promise<boolean> {
  const most = ((await stat(archive).catch(() => undefined))?.size ?? 0) * MOST_TIMES + MOST_MORE;
  signal.throwIfAborted();
  const child = spawn(program, ['-dc', archive], { stdio: ['ignore', 'pipe', 'ignore'] });
  const stop = () => killStarted(child);
  signal.addEventListener('abort', stop, { once: true });
  try {
    const started = await new Promise<boolean>((resolve) => {
      child.once('spawn', () => resolve(true));
      child.once('error', () => resolve(false));
    });
    signal.throwIfAborted();
    if (!started) return false;
    child.on('error', () => undefined);
    const exit = new Promise<number | null>((resolve) => child.once('exit', resolve));
    for await (const entry of readTar(atMost(most, child.stdout))) await write(entry, folder, signal);
    const code = await exit;
    if (code !== 0) throw new Error('bzip2 cannot read it');
    return true;
  } catch (error) {
    stop();
    signal.throwIfAborted();
    const known = fileError(error, folder);
    if (known !== error || (error instanceof Error && 'hint' in error)) throw known;
    throw downloadFailed(
      `The archive cannot be unpacked: ${error instanceof Error ? error.message : error}.`,
      'Fetch it anew: type the same command again. A file given with --from must be a .tar.bz2.',
      error,
    );
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

/** Counted as it comes out of the program, whatever the headers say of sizes. */
async function* atMost(most: number, chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let bytes = 0;
  for await (const chunk of chunks) {
    bytes += chunk.length;
    if (bytes > most) {
      throw downloadFailed(
        `The archive is refused: it swells to more than ${sizeText(most)}, which no model does.`,
        'Take it from its project: wilco models pull NAME, without --from.',
      );
    }
    yield chunk;
  }
}

async function write(entry: TarEntry, folder: string, signal: AbortSignal): Promise<void> {
  if (entry.type === 'other') throw unsafe(entry.path);
  const path = innerPath(entry.path);
  if (path === undefined || entry.type === 'folder' || isSample(path)) return;
  const target = join(folder, path);
  await mkdir(dirname(target), { recursive: true, mode: 0o700 });
  await pipeline(Readable.from(entry.content), createWriteStream(target, { flags: 'wx', mode: 0o600 }), { signal });
}

/** The path without the outer folder; undefined for the outer folder itself. Throws for one that leads elsewhere. */
function innerPath(path: string): string | undefined {
  const parts = path.split('/').filter((part) => part !== '' && part !== '.');
  if (path.startsWith('/') || parts.includes('..') || path.includes('\0') || path.includes('\\')) throw unsafe(path);
  return parts.length < 2 ? undefined : parts.slice(1).join('/');
}

function isSample(path: string): boolean {
  return path.startsWith('test_wavs/');
}

function unsafe(path: string): Error {
  return downloadFailed(
    `The archive is refused: "${path}" leads out of its folder, or is a link.`,
    'Take it from its project: wilco models pull NAME, without --from.',
  );
}
