import { realpath, stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import type { Project } from '../../core/project.ts';
import type { ProjectSettings } from '../act-settings.ts';
import { findRepositories, isRepository } from './find-repositories.ts';

export interface FoundProjects {
  /** By name. Names are unique without case, and so are directories. */
  readonly projects: readonly Project[];
  /** The repository that holds the directory of a foreground start. */
  readonly foreground: Project | undefined;
  /** That, else the only project there is. */
  readonly current: Project | undefined;
  /** Configured directories that are not there. */
  readonly missing: readonly string[];
}

/** Looks on the disk. What the config names comes first, also in the choice of names. Never rejects. */
export async function findProjects(
  settings: ProjectSettings,
  foregroundDir: string | undefined,
): Promise<FoundProjects> {
  const list = new ProjectList();
  const missing: string[] = [];
  for (const [name, path] of Object.entries(settings.named)) {
    const dir = await realDirectory(path);
    if (dir === undefined) missing.push(path);
    else list.add(name, dir, settings.agents?.[name]);
  }
  const repository = foregroundDir === undefined ? undefined : await repositoryOf(foregroundDir);
  const foreground = repository === undefined ? undefined : list.add(basename(repository), repository);
  for (const root of settings.roots) {
    const dir = await realDirectory(root);
    if (dir === undefined) missing.push(root);
    else for (const found of await findRepositories(dir)) list.add(basename(found), found);
  }
  const projects = list.all();
  const current = foreground ?? (projects.length === 1 ? projects[0] : undefined);
  return { projects, foreground, current, missing };
}

class ProjectList {
  readonly #byDir = new Map<string, Project>();
  readonly #names = new Set<string>();

  /** Gives the project of `dir`, which keeps its first name; a name that is taken gets its parent folder's before it. */
  add(name: string, dir: string, agent?: string): Project {
    const known = this.#byDir.get(dir);
    if (known !== undefined) return known;
    const free = this.#free(name, `${basename(dirname(dir))} ${name}`);
    const project = { name: free, dir, ...(agent === undefined ? {} : { agent }) };
    this.#names.add(project.name.toLowerCase());
    this.#byDir.set(dir, project);
    return project;
  }

  all(): readonly Project[] {
    return [...this.#byDir.values()].sort((a, b) => a.name.localeCompare(b.name));
  }

  #free(...names: readonly [string, string]): string {
    const isFree = (name: string) => !this.#names.has(name.toLowerCase());
    const free = names.find(isFree);
    if (free !== undefined) return free;
    let number = 2;
    while (!isFree(`${names[0]} ${number}`)) number += 1;
    return `${names[0]} ${number}`;
  }
}

/** The folder of the repository that `dir` lies in, symbolic links resolved. */
async function repositoryOf(dir: string): Promise<string | undefined> {
  let folder = await realDirectory(dir);
  while (folder !== undefined && !(await isRepository(folder))) {
    folder = folder === dirname(folder) ? undefined : dirname(folder);
  }
  return folder;
}

async function realDirectory(path: string): Promise<string | undefined> {
  try {
    const real = await realpath(path);
    return (await stat(real)).isDirectory() ? real : undefined;
  } catch {
    return undefined;
  }
}
