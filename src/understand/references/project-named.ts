import type { Certainty } from '../../core/explanation.ts';
import type { Project } from '../../core/project.ts';
import type { NameSounds } from '../names/known-names.ts';
import { nameLetters, nameWords } from '../names/name-words.ts';
import { projectNames } from '../names/project-names.ts';
import { isTelling } from '../names/telling.ts';
import { isPartOfName } from './named-tasks.ts';

/** The project that a name means. `several` sound alike, or have these words. */
export type ProjectNamed =
  | { readonly type: 'project'; readonly project: Project; readonly certainty: Certainty }
  | { readonly type: 'several'; readonly candidates: readonly Project[] }
  | { readonly type: 'none' };

/** By its letters, whatever its case and signs; else by words of it ("web" for "my-web"); else by its sound. `sounds` left out: made for this one look-up. */
export function projectNamed(
  name: string,
  projects: readonly Project[],
  sounds?: Pick<NameSounds, 'projects'>,
): ProjectNamed {
  const letters = nameLetters(name);
  const exact = projects.find(
    (project) => project.name === name || (letters !== '' && nameLetters(project.name) === letters),
  );
  if (exact !== undefined) return { type: 'project', project: exact, certainty: 'sure' };
  const inPart = nameWords(name).some(isTelling) ? projects.filter((project) => isPartOfName(name, project.name)) : [];
  if (inPart.length > 0) return oneOf(inPart);
  const byName = sounds?.projects ?? projectNames(projects).sounds;
  const alike = new Set(byName.nearest(nameWords(name)).map(({ value }) => value));
  return oneOf(projects.filter((project) => alike.has(project.name)));
}

function oneOf(candidates: readonly Project[]): ProjectNamed {
  const [only] = candidates;
  if (only === undefined) return { type: 'none' };
  return candidates.length === 1
    ? { type: 'project', project: only, certainty: 'unsure' }
    : { type: 'several', candidates };
}
