import type { Announcement } from '../../core/announcement.ts';
import type { Log } from '../../core/log.ts';
import type { Project } from '../../core/project.ts';
import type { Projects } from '../projects/projects.ts';
import { resolveProject } from '../tasks/resolve-project.ts';

/** Resolves when it is the current one, for a later life too where that can be written. Rejects with `project_missing`. */
export async function switchProject(
  project: Project,
  { projects, log }: { readonly projects: Projects; readonly log: Log },
): Promise<Announcement> {
  await resolveProject(project.dir);
  const before = projects.known().current;
  await projects.switchTo(project).catch((cause: unknown) => {
    log.warn('the current project will not be remembered after a restart', cause);
  });
  return { type: 'projectSwitched', project, before };
}
