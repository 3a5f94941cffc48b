import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { readProcess } from '../../src/act/containment/process-table.ts';
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

/** Expects of what `read` gives, sooner or later; the machine may be busy with other things. */
export function soon(read: () => unknown): ReturnType<typeof expect.poll> {
  return expect.poll(read, { timeout: 15_000, interval: 10 });
}

/** The process id that a fixture wrote into `file`, once it is there. */
export async function pidFrom(file: string): Promise<number> {
  await soon(() => readPid(file)).toBeGreaterThan(0);
  return readPid(file);
}

export function isRunning(pid: number): boolean {
  const entry = readProcess(pid);
  return entry !== undefined && !entry.dead;
}

function readPid(file: string): number {
  try {
    return Number(readFileSync(file, 'utf8')) || 0;
  } catch {
    return 0;
  }
}
