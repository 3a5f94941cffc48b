import type { Announcement } from '../../core/announcement.ts';
import type { OpenWhat } from '../../core/intent.ts';
import type { Project } from '../../core/project.ts';
import type { Task } from '../../core/task.ts';
import { type DesktopSurroundings, openOnDesktop } from '../desktop/open-on-desktop.ts';
import { factsOf } from '../tasks/facts-of.ts';
import { resolveProject } from '../tasks/resolve-project.ts';
import type { TaskManager } from '../tasks/task-manager.ts';

/**
 * Opens what there is to see of a task: its output, its project's folder, a diff of what it changed. Rejects with
 * `open_failed`, `project_missing` or `state_unwritable`.
 */
export async function openOf(
  task: Task,
  what: OpenWhat,
  tools: DesktopSurroundings & { readonly tasks: Pick<TaskManager, 'fileOf'> },
): Promise<Announcement> {
  const path = what === 'folder' ? await folderOf(task.projectDir) : await tools.tasks.fileOf(task.id, what);
  await openOnDesktop(path, tools);
  return { type: 'opened', task: factsOf(task), what, path };
}

/** Rejects with `open_failed` or `project_missing`. */
export async function openProject(project: Project, desktop: DesktopSurroundings): Promise<Announcement> {
  await openOnDesktop(await folderOf(project.dir), desktop);
  return { type: 'projectOpened', project };
}

async function folderOf(dir: string): Promise<string> {
  return (await resolveProject(dir)).dir;
}
