import { mkdir, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TaskManager, type TaskManagerOptions } from '../../src/act/tasks/task-manager.ts';
import { scriptedAgents } from '../fixtures/agents/scripted-agents.ts';

/** A folder with projects, and task managers on the scripted agent, all of which end with the test. */
export class Workshop {
  readonly dir: string;
  readonly warnings: string[] = [];
  readonly #managers: TaskManager[] = [];

  private constructor(dir: string) {
    this.dir = dir;
  }

  static async open(): Promise<Workshop> {
    return new Workshop(await realpath(await mkdtemp(join(tmpdir(), 'wilco-act-'))));
  }

  async project(name = 'api'): Promise<string> {
    const dir = join(this.dir, name);
    await mkdir(dir, { recursive: true });
    return dir;
  }

  path(name: string): string {
    return join(this.dir, name);
  }

  manager(options: TaskManagerOptions = {}): TaskManager {
    const log = { info: () => {}, warn: (message: string) => void this.warnings.push(message) };
    const manager = new TaskManager({ agents: scriptedAgents(), defaultAgent: 'scripted', log, ...options });
    this.#managers.push(manager);
    return manager;
  }

  /** Nothing may be left running, and nothing on the disk. */
  async close(): Promise<void> {
    for (const manager of this.#managers) {
      await Promise.all(manager.getRunningTasks().map((task) => manager.cancelTask(task.id, { now: true })));
      await manager.stop();
    }
    await rm(this.dir, { recursive: true, force: true });
  }
}
