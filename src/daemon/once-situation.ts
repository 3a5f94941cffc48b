import { readTasks } from '../act/journal/read-tasks.ts';
import { findProjects } from '../act/projects/find-projects.ts';
import type { Config } from '../config/config.ts';
import type { Situation } from '../core/decision.ts';

/**
 * How things stand for somebody who is in the folder `cwd`: the config's projects and the repository around it, and the
 * tasks of the journal as it tells of them, newest first. Only reads, and a daemon that runs is not disturbed. Rejects
 * with `state_unwritable` for a journal that cannot be read.
 */
export async function situationAt(config: Config, stateDir: string, cwd: string): Promise<Situation> {
  const [{ projects, current }, tasks] = await Promise.all([findProjects(config.projects, cwd), readTasks(stateDir)]);
  return { tasks, projects, currentProject: current, agents: Object.keys(config.agents) };
}
