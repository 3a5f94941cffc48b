import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * The sound files that paths stand for: a file is itself, also where there is none, for whoever reads it says so; a folder
 * stands for the WAV files in it, by name, without those of folders below.
 */
export async function* soundFiles(paths: readonly string[]): AsyncGenerator<string> {
  for (const path of paths) {
    if ((await stat(path).catch(() => undefined))?.isDirectory() !== true) {
      yield path;
      continue;
    }
    const names = await readdir(path);
    yield* names
      .filter((name) => /\.wav$/i.test(name))
      .sort()
      .map((name) => join(path, name));
  }
}
