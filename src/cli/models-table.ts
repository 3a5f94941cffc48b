import type { Catalogue } from '../models/catalogue.ts';
import type { InstalledModel, PartlyFetched } from '../models/installed.ts';
import { sizeText } from '../models/models-error.ts';

/** A model that is there, that can be fetched, or both. */
export interface ListedModel {
  readonly name: string;
  readonly state: 'used' | 'there' | 'partly' | 'available';
  /** On the disk; of the archive for one that is not there. */
  readonly bytes: number;
  readonly kind: string | null;
  readonly languages: readonly string[];
  readonly licence: string | null;
  readonly about: string;
}

/** Models that are there come first. `used`: what the config names; undefined, the only one there. */
export function listModels(
  { models }: Catalogue,
  installed: readonly InstalledModel[],
  parts: readonly PartlyFetched[],
  used: string | undefined,
): readonly ListedModel[] {
  const uses = (name: string) => (used === undefined ? installed.length === 1 : used === name);
  const there = installed.map(({ name, path, bytes, note }): ListedModel => {
    const known = models.find((model) => model.name === name);
    return {
      name,
      state: uses(name) || used === path ? 'used' : 'there',
      bytes,
      kind: note?.kind ?? known?.kind ?? null,
      languages: known?.languages ?? [],
      licence: note?.licence ?? known?.licence ?? null,
      about: known?.about ?? 'your own',
    };
  });
  const rest = models.filter(({ name }) => !installed.some((model) => model.name === name));
  const available = rest.map(({ name, bytes, kind, languages, licence, about }): ListedModel => {
    const partly = parts.some((part) => part.name === name);
    return { name, state: partly ? 'partly' : 'available', bytes, kind, languages, licence, about };
  });
  const known = [...there, ...available];
  const strangers = parts
    .filter(({ name }) => !known.some((model) => model.name === name))
    .map(({ name, bytes }): ListedModel => {
      return { name, state: 'partly', bytes, kind: null, languages: [], licence: null, about: 'your own' };
    });
  return [...there, ...strangers, ...available];
}

/** What a person is to do next about the models that are there, if anything. */
export function nextStep(models: readonly ListedModel[]): string | undefined {
  const there = models.filter(({ state }) => state === 'used' || state === 'there');
  const [first] = there;
  if (first === undefined) return 'Fetch one: wilco models pull NAME';
  if (there.some(({ state }) => state === 'used')) return undefined;
  return there.length === 1
    ? `The config names another one: wilco config show`
    : `Several are there. Name the one to use in the config: [recogniser.sherpa] model = "${first.name}"`;
}

/** As rows of a table. */
export function modelRows(models: readonly ListedModel[]): readonly (readonly string[])[] {
  const rows = models.map(({ name, state, bytes, kind, languages, licence, about }) => [
    name,
    states[state],
    sizeText(bytes),
    kind ?? '',
    languages.length > 3 ? `${languages.length} languages` : languages.join(' '),
    licence ?? '',
    about,
  ]);
  return [['NAME', '', 'SIZE', 'KIND', 'LANGUAGES', 'LICENCE', ''], ...rows];
}

const states: Readonly<Record<ListedModel['state'], string>> = {
  used: 'in use',
  there: 'there',
  partly: 'partly fetched',
  available: '',
};
