import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { WilcoError } from '../core/error.ts';
import { downloadFailed } from './models-error.ts';

/** A checksum that an archive must have, and who says so. */
export interface ExpectedChecksum {
  readonly sha256: string;
  readonly by: 'given' | 'catalogue' | 'published';
}

/** The project's releases have a file that lists them: "NAME SHA256" (tag asr-models, checksum.txt). */
const LIST = 'checksum.txt';
const PATIENCE = 10_000;

/** What the list beside an archive says of it. Undefined where there is no list, or it cannot be had: it is a help only. */
export async function publishedChecksum(url: string, signal: AbortSignal): Promise<string | undefined> {
  try {
    const both = AbortSignal.any([signal, AbortSignal.timeout(PATIENCE)]);
    const response = await fetch(new URL(LIST, url), { signal: both });
    if (!response.ok) return undefined;
    const archive = new URL(url).pathname.split('/').at(-1) ?? '';
    const lines = (await response.text()).split('\n').map((line) => line.trim().split(/\s+/));
    const words = lines.find((line) => line.some((word) => word.replace(/^\*/, '') === archive));
    return words?.find((word) => /^[0-9a-f]{64}$/i.test(word))?.toLowerCase();
  } catch {
    signal.throwIfAborted();
    return undefined;
  }
}

export async function fileChecksum(path: string, signal: AbortSignal): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash, { signal });
  return hash.digest('hex');
}

/** Throws `bad_argument` for a checksum that is none. */
export function checkedSha256(text: string): string {
  const sha256 = text.toLowerCase().replace(/^sha256:/, '');
  if (/^[0-9a-f]{64}$/.test(sha256)) return sha256;
  throw new WilcoError({
    code: 'bad_argument',
    message: `"${text}" is no SHA-256 checksum.`,
    hint: 'It has 64 digits and letters from a to f.',
  });
}

/** Throws `download_failed` unless the archive is the expected one. `kept`: it is a file of the person's own. */
export function assertChecksum(name: string, sha256: string, expected: ExpectedChecksum, kept: boolean): void {
  if (sha256 === expected.sha256) return;
  const who = { given: 'the one you gave', catalogue: 'the one Wilco knows', published: 'the published one' };
  const difference = `The archive of ${name} has the checksum ${sha256}, which is not ${who[expected.by]} (${expected.sha256})`;
  if (kept) throw downloadFailed(`${difference}.`, 'Fetch the file once more, or correct --sha256.');
  throw downloadFailed(
    `${difference}; it was thrown away.`,
    'Try once more. If it stays so, its project has replaced the file, or somebody else has: look at its release, and add --sha256 with the checksum that it names.',
  );
}
