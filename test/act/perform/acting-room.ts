import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { ActSettings } from '../../../src/act/act-settings.ts';
import { Acting } from '../../../src/act/acting.ts';
import type { Announcement } from '../../../src/core/announcement.ts';
import type { StartIntent } from '../../../src/core/intent.ts';
import type { Project } from '../../../src/core/project.ts';
import { SCRIPTED_AGENT } from '../../fixtures/agents/scripted-agents.ts';
import { Workshop } from '../workshop.ts';

const SCRIPTED = [process.execPath, SCRIPTED_AGENT, '{prompt}'];

/** The room ACT on a workshop's folder, with a project api; what it was opened with ends with the test. */
export class ActingRoom {
  readonly workshop: Workshop;
  readonly api: Project;
  readonly warnings: string[] = [];
  readonly #open: Acting[] = [];

  private constructor(workshop: Workshop, api: Project) {
    this.workshop = workshop;
    this.api = api;
  }

  static async make(): Promise<ActingRoom> {
    const workshop = await Workshop.open();
    return new ActingRoom(workshop, { name: 'api', dir: await workshop.project('api') });
  }

  /** Another life of the room begins with another call, after `stop` of the one before. */
  async open(settings: Partial<ActSettings> = {}, env: NodeJS.ProcessEnv = process.env): Promise<Opened> {
    const acting = new Acting({
      settings: {
        stateDir: this.workshop.path('state'),
        defaultAgent: 'scripted',
        agents: {
          scripted: { command: SCRIPTED, format: 'text' },
          claude: { command: SCRIPTED, format: 'claude' },
          sh: { command: ['/bin/sh', '-c', '{prompt}'], format: 'text' },
        },
        projects: { named: { api: this.api.dir }, roots: [] },
        sentences: () => ["what's running"],
        ...settings,
      },
      env,
      log: { info: () => {}, warn: (message) => void this.warnings.push(message) },
    });
    this.#open.push(acting);
    const announced: Announcement[] = [];
    acting.onAnnouncement((announcement) => announced.push(announcement));
    await acting.start(AbortSignal.any([]));
    return { acting, announced };
  }

  async project(name: string): Promise<Project> {
    return { name, dir: await this.workshop.project(name) };
  }

  start(prompt: string, more: Partial<StartIntent> = {}): StartIntent {
    return { type: 'start', prompt, project: this.api, name: undefined, ...more };
  }

  /** A program for a folder that a test puts on the PATH. */
  async program(name: string, script: string): Promise<string> {
    const path = this.workshop.path(`bin/${name}`);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, `#!/bin/sh\n${script}\n`);
    await chmod(path, 0o755);
    return path;
  }

  async close(): Promise<void> {
    for (const acting of this.#open.splice(0)) {
      for (const task of acting.tasks.getRunningTasks()) await acting.tasks.cancelTask(task.id, { now: true });
      await acting.stop();
    }
    await this.workshop.close();
  }
}

export interface Opened {
  readonly acting: Acting;
  /** What it announced without being asked. */
  readonly announced: readonly Announcement[];
}
