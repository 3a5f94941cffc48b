import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { modelFolder } from './catalogue.ts';

/** What is noted with a model when it is fetched, in its `model.json`. */
export interface ModelNote {
  readonly name: string;
  /** Undefined for one that is not in the catalogue. */
  readonly kind?: string;
  readonly licence?: string;
  /** A URL, or the path of the file that was given. */
  readonly from: string;
  /** Of the archive. */
  readonly sha256: string;
  /** What the checksum was compared with; `nothing`: it was believed as it came. */
  readonly verifiedBy: 'given' | 'catalogue' | 'published' | 'nothing';
  /** ISO 8601. */
  readonly fetchedAt: string;
}

export interface InstalledModel {
  readonly name: string;
  readonly path: string;
  /** On the disk. */
  readonly bytes: number;
  /** Undefined for a folder that was put there by hand. */
  readonly note: ModelNote | undefined;
}

/** A model of which a part is fetched. */
export interface PartlyFetched {
  readonly name: string;
  readonly bytes: number;
}

/** The models that are there, by name; links to folders count. An absent folder holds none. */
export async function installedModels(modelsDir: string): Promise<readonly InstalledModel[]> {
  const entries = await readdir(modelsDir).catch(() => []);
  const names = entries.filter((name) => !name.startsWith('.'));
  const models = await Promise.all(names.sort().map((name) => installedModel(modelsDir, name)));
  return models.filter((model) => model !== undefined);
}

export async function partlyFetched(modelsDir: string): Promise<readonly PartlyFetched[]> {
  const names = await readdir(modelsDir).catch(() => []);
  const parts = names.flatMap((file) => /^\.(.+)\.part$/.exec(file)?.[1] ?? []);
  return Promise.all(parts.sort().map(async (name) => ({ name, bytes: await fileSize(partPath(modelsDir, name)) })));
}

/** Where a model's archive is while it is fetched. Throws `model_missing` for what is no name. */
export function partPath(modelsDir: string, name: string): string {
  modelFolder(modelsDir, name);
  return join(modelsDir, `.${name}.part`);
}

/** Where a model is while it is unpacked, and while it is removed. Throws `model_missing` for what is no name. */
export function asidePaths(modelsDir: string, name: string): { readonly unpacking: string; readonly removed: string } {
  modelFolder(modelsDir, name);
  return { unpacking: join(modelsDir, `.${name}.unpacking`), removed: join(modelsDir, `.${name}.removed`) };
}

/** The size of all that is in a folder. */
export async function folderSize(path: string): Promise<number> {
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const sizes = await Promise.all(files.map((entry) => fileSize(join(entry.parentPath, entry.name))));
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** Undefined for what is no folder. */
async function installedModel(modelsDir: string, name: string): Promise<InstalledModel | undefined> {
  const path = join(modelsDir, name);
  if ((await stat(path).catch(() => undefined))?.isDirectory() !== true) return undefined;
  const [bytes, note] = await Promise.all([folderSize(path), readNote(path)]);
  return { name, path, bytes, note };
}

async function readNote(path: string): Promise<ModelNote | undefined> {
  try {
    return JSON.parse(await readFile(join(path, 'model.json'), 'utf8'));
  } catch {
    return undefined;
  }
}

async function fileSize(path: string): Promise<number> {
  return (await stat(path).catch(() => undefined))?.size ?? 0;
}
