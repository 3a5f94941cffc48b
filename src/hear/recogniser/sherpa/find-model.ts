import { readdirSync, statSync } from 'node:fs';
import { basename, isAbsolute, join } from 'node:path';
import type { SherpaSettings } from '../settings.ts';
import { noModel } from './sherpa-errors.ts';

/** Where a model lies, and what it is called in sentences for people. */
export interface ModelFolder {
  readonly name: string;
  readonly path: string;
}

/** The folder that the settings mean. Throws `recogniser_unavailable` when there is none, or several to choose from. */
export function findModel({ model, modelsDir }: Pick<SherpaSettings, 'model' | 'modelsDir'>): ModelFolder {
  if (model !== undefined && isAbsolute(model)) {
    if (isFolder(model)) return { name: basename(model), path: model };
    throw noModel(
      `There is no folder ${model} with a speech model.`,
      'Correct [recogniser.sherpa] model in the config.',
    );
  }
  const names = pulledModels(modelsDir);
  const [only] = names;
  if (model !== undefined) {
    if (names.includes(model)) return { name: model, path: join(modelsDir, model) };
    throw noModel(`The speech model ${model} is not there.`, `Fetch it: wilco models pull ${model}`);
  }
  if (only === undefined) {
    throw noModel('There is no speech model for the sherpa recogniser.', 'See which there are: wilco models list');
  }
  if (names.length > 1) {
    throw noModel(
      `There are several speech models: ${names.join(', ')}.`,
      `Say which one to use, in the config: [recogniser.sherpa] model = "${only}"`,
    );
  }
  return { name: only, path: join(modelsDir, only) };
}

/**
 * Whether somebody wants a model: named one, or pulled any. Where {@link findModel} then throws, it is for the recogniser
 * to tell what to do; left out, nobody would know. Looks at names, opens nothing.
 */
export function wantsModel({ model, modelsDir }: Pick<SherpaSettings, 'model' | 'modelsDir'>): boolean {
  return model !== undefined || pulledModels(modelsDir).length > 0;
}

/** Names with a dot in front are models that are being fetched. */
function pulledModels(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((name) => !name.startsWith('.') && isFolder(join(folder, name)))
      .sort();
  } catch {
    return [];
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}
