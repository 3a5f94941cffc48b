import { realpath } from 'node:fs/promises';
import { basename, isAbsolute, sep } from 'node:path';
import type { Situation } from '../core/decision.ts';
import { WilcoError } from '../core/error.ts';
import type { Project } from '../core/project.ts';

export interface Wanted {
  /** A known project's name, in any case, or the absolute path of a directory. */
  readonly project?: string;
  /** Where the person is: chosen when it lies in a known project and nothing was named. */
  readonly cwd?: string;
}

/**
 * The project of a `wilco start`: the one named, else the one around the person's directory, else the current one.
 * Rejects with `project_unknown` or `project_missing`; the hint lists what there is.
 */
export async function chooseProject(wanted: Wanted, situation: Situation): Promise<Project> {
  if (wanted.project !== undefined) return await named(wanted.project, situation.projects);
  const around = await projectAround(wanted.cwd, situation.projects);
  const chosen = around ?? situation.currentProject;
  if (chosen !== undefined) return chosen;
  throw new WilcoError({
    code: 'project_unknown',
    message: 'I do not know in which project to start it.',
    hint: `Name one with --project. ${known(situation.projects)}`,
  });
}

async function named(name: string, projects: readonly Project[]): Promise<Project> {
  const byName = projects.find((project) => project.name.toLowerCase() === name.toLowerCase());
  if (byName !== undefined) return byName;
  if (!isAbsolute(name)) {
    throw new WilcoError({
      code: 'project_unknown',
      message: `There is no project "${name}".`,
      hint: known(projects),
    });
  }
  const dir = await realpath(name).catch((cause: unknown) => {
    throw new WilcoError(
      { code: 'project_missing', message: `There is no directory ${name}.`, hint: known(projects) },
      { cause },
    );
  });
  return projects.find((project) => project.dir === dir) ?? { name: basename(dir), dir };
}

async function projectAround(cwd: string | undefined, projects: readonly Project[]): Promise<Project | undefined> {
  if (cwd === undefined) return undefined;
  const here = await realpath(cwd).catch(() => cwd);
  return projects
    .filter(({ dir }) => here === dir || here.startsWith(dir + sep))
    .sort((one, other) => other.dir.length - one.dir.length)[0];
}

function known(projects: readonly Project[]): string {
  if (projects.length === 0) return 'Add one to the config: [projects] name = "~/path" (wilco config path says where).';
  return `Known projects: ${projects.map(({ name }) => name).join(', ')}.`;
}
