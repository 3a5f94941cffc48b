import { lstat, mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Catalogue, type CatalogueModel, modelFolder } from './catalogue.ts';
import { assertChecksum, type ExpectedChecksum, fileChecksum, publishedChecksum } from './checksum.ts';
import { assertRoom } from './disk-space.ts';
import { type DownloadTimes, download } from './download.ts';
import { asidePaths, folderSize, type InstalledModel, type ModelNote, partPath } from './installed.ts';
import { downloadFailed, fileError } from './models-error.ts';
import { PartFile } from './part-file.ts';
import { lockModel } from './pull-lock.ts';
import { type PullSource, pullSource } from './pull-source.ts';
import { unpack } from './unpack.ts';

/** How far a pull is. `whole` is undefined where the server does not tell. */
export type PullProgress =
  | { readonly type: 'fetching'; readonly done: number; readonly whole: number | undefined }
  | { readonly type: 'unpacking' };

export interface Pull {
  readonly catalogue: Catalogue;
  readonly modelsDir: string;
  readonly name: string;
  /** See {@link pullSource}. */
  readonly from?: string | undefined;
  /** What the archive's checksum must be; goes before what the catalogue says. */
  readonly sha256?: string | undefined;
  readonly onProgress: (progress: PullProgress) => void;
  readonly times?: DownloadTimes;
}

/**
 * Fetches a model, checks it and unpacks it. Resolves when all of it is in `modelsDir`/NAME, which only its owner can
 * read; until then that folder does not exist. Rejects with `download_failed`, `model_missing`, or the reason of
 * `signal`; what was fetched is kept, but for an archive with a wrong checksum, or one without any that cannot be unpacked.
 */
export async function pullModel(pull: Pull, signal: AbortSignal): Promise<InstalledModel> {
  const { catalogue, modelsDir, name } = pull;
  const folder = modelFolder(modelsDir, name);
  const source = pullSource(catalogue, name, pull.from);
  try {
    await mkdir(modelsDir, { recursive: true, mode: 0o700 });
    const lock = await lockModel(folder);
    try {
      await assertAbsent(folder, name);
      return await fetchAndUnpack(pull, source, folder, signal);
    } finally {
      lock.release();
    }
  } catch (error) {
    throw fileError(error, modelsDir);
  }
}

async function fetchAndUnpack(pull: Pull, source: PullSource, folder: string, signal: AbortSignal) {
  const { catalogue, modelsDir, name, onProgress } = pull;
  const known = catalogue.models.find((model) => model.name === name);
  const part = new PartFile(partPath(modelsDir, name));
  const sha256 = await fetchArchive(pull, source, part, signal);
  const expected = await expectedChecksum(pull, known, source, signal);
  try {
    if (expected !== undefined) assertChecksum(name, sha256, expected, source.type === 'file');
  } catch (error) {
    if (source.type === 'url') await part.remove();
    throw error;
  }
  const note: ModelNote = {
    name,
    ...(known === undefined ? {} : { kind: known.kind, licence: known.licence }),
    from: source.type === 'url' ? source.url : source.path,
    sha256,
    verifiedBy: expected?.by ?? 'nothing',
    fetchedAt: new Date().toISOString(),
  };
  onProgress({ type: 'unpacking' });
  try {
    await unpackAside(source.type === 'url' ? part.path : source.path, folder, note, signal);
  } catch (error) {
    // What nobody vouched for may be no archive at all, and would be gone on with for ever.
    if (source.type === 'url' && expected === undefined && !signal.aborted) await part.remove();
    throw error;
  }
  await part.remove();
  return { name, path: folder, bytes: await folderSize(folder), note };
}

async function fetchArchive(
  { modelsDir, onProgress, times }: Pull,
  source: PullSource,
  part: PartFile,
  signal: AbortSignal,
) {
  if (source.type === 'url') {
    return download(
      {
        url: source.url,
        part,
        folder: modelsDir,
        onProgress: (done, whole) => onProgress({ type: 'fetching', done, whole }),
        ...(times === undefined ? {} : { times }),
      },
      signal,
    );
  }
  const facts = await stat(source.path).catch(() => undefined);
  if (facts?.isFile() !== true) throw downloadFailed(`There is no file ${source.path}.`, 'Check what --from names.');
  await assertRoom(modelsDir, 0, facts.size);
  return fileChecksum(source.path, signal);
}

async function expectedChecksum(
  { sha256 }: Pull,
  known: CatalogueModel | undefined,
  source: PullSource,
  signal: AbortSignal,
): Promise<ExpectedChecksum | undefined> {
  if (sha256 !== undefined) return { sha256, by: 'given' };
  if (known?.sha256 !== undefined) return { sha256: known.sha256, by: 'catalogue' };
  const published = source.type === 'url' ? await publishedChecksum(source.url, signal) : undefined;
  return published === undefined ? undefined : { sha256: published, by: 'published' };
}

/** Unpacked beside its place and renamed, so that there is all of it or none. */
async function unpackAside(archive: string, folder: string, note: ModelNote, signal: AbortSignal): Promise<void> {
  const { unpacking: aside } = asidePaths(dirname(folder), note.name);
  await rm(aside, { recursive: true, force: true });
  try {
    await mkdir(aside, { mode: 0o700 });
    await unpack(archive, aside, signal);
    await dropLargerTwins(aside);
    await assertModel(aside, note.name);
    await writeFile(join(aside, 'model.json'), `${JSON.stringify(note, undefined, 2)}\n`, { mode: 0o600 });
    await rename(aside, folder);
  } finally {
    await rm(aside, { recursive: true, force: true });
  }
}

/** Many archives have each network twice; only the one of 8-bit numbers is used. */
async function dropLargerTwins(folder: string): Promise<void> {
  const names = await readdir(folder);
  const larger = names.filter(
    (name) => names.includes(name.replace(/\.onnx$/, '.int8.onnx')) && name.endsWith('.onnx'),
  );
  await Promise.all(larger.map((name) => rm(join(folder, name))));
}

async function assertModel(folder: string, name: string): Promise<void> {
  const names = await readdir(folder);
  if (names.some((file) => /\.(onnx|ort)$/.test(file)) && names.some((file) => file.endsWith('tokens.txt'))) return;
  throw downloadFailed(
    `The archive of ${name} is no speech model: it has no .onnx or .ort file, or no tokens.txt.`,
    'Take one of the speech recognition models of the sherpa-onnx project.',
  );
}

async function assertAbsent(folder: string, name: string): Promise<void> {
  if ((await lstat(folder).catch(() => undefined)) === undefined) return;
  throw downloadFailed(`The model ${name} is already there.`, `To fetch it anew: wilco models rm ${name}`);
}
