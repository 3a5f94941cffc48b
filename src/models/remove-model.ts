import { lstat, rename, rm } from 'node:fs/promises';
import { modelFolder } from './catalogue.ts';
import { asidePaths, folderSize, partlyFetched, partPath } from './installed.ts';
import { fileError, modelMissing } from './models-error.ts';
import { PartFile } from './part-file.ts';
import { lockModel } from './pull-lock.ts';

/**
 * Removes a model, what is fetched of it, and what a pull that was killed left; of a link to a folder elsewhere the link
 * alone. Resolves with how many bytes that freed. Rejects with `model_missing` when there is nothing of it, and for a name
 * that leads elsewhere.
 */
export async function removeModel(modelsDir: string, name: string): Promise<number> {
  const folder = modelFolder(modelsDir, name);
  const { unpacking, removed } = asidePaths(modelsDir, name);
  const part = new PartFile(partPath(modelsDir, name));
  const lock = await lockModel(folder);
  try {
    const model = await folderBytes(folder);
    const parts = (await partlyFetched(modelsDir)).filter((one) => one.name === name).map(({ bytes }) => bytes);
    const sizes = [model, await folderBytes(unpacking), await folderBytes(removed), ...parts];
    if (sizes.every((size) => size === undefined)) {
      throw modelMissing(`There is no model ${name}.`, 'See which there are: wilco models list');
    }
    await rm(removed, { recursive: true, force: true });
    // Renamed first: half a model is never taken for one.
    if (model !== undefined) await rename(folder, removed);
    await Promise.all([removed, unpacking].map((path) => rm(path, { recursive: true, force: true })));
    await part.remove();
    return sizes.reduce((sum: number, size = 0) => sum + size, 0);
  } catch (error) {
    throw fileError(error, modelsDir);
  } finally {
    lock.release();
  }
}

/** Undefined for what is no folder; a link takes nothing. */
async function folderBytes(path: string): Promise<number | undefined> {
  const facts = await lstat(path).catch(() => undefined);
  if (facts?.isSymbolicLink() === true) return 0;
  return facts?.isDirectory() === true ? await folderSize(path) : undefined;
}
