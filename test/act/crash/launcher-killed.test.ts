import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { descendants } from '../../../src/act/containment/descendants.ts';
import { sendSignal } from '../../../src/act/containment/send-signal.ts';
import type { TaskManager } from '../../../src/act/tasks/task-manager.ts';
import type { Task } from '../../../src/core/task.ts';
import { shellAgents } from '../../fixtures/agents/shell-agents.ts';
import { needs } from '../../requirements.ts';
import { soon } from '../processes.ts';
import { Workshop } from '../workshop.ts';
import { CRASH_SETTINGS, type Ground, groundIn } from './ground.ts';
import { launchersBelow, wrappersOf } from './survivors.ts';
import { judgeRun, type Verdict } from './verdict.ts';
import { workOf } from './work.ts';

const UNHARMED: Verdict = { lost: [], doubled: [], untrue: [] };

describe.skipIf(needs('perl', 'flock', 'setsid'))('while tasks begin, kill -9', () => {
  let workshop: Workshop;
  let ground: Ground;
  let manager: TaskManager;
  beforeEach(async () => {
    workshop = await Workshop.open();
    ground = groundIn(workshop.dir);
    for (const folder of [...ground.projects, ground.pids]) mkdirSync(folder, { recursive: true });
    for (const file of [ground.ledger, ground.runs, ground.overlaps]) writeFileSync(file, '');
    manager = workshop.manager({ stateDir: ground.stateDir, agents: shellAgents(), settings: CRASH_SETTINGS });
    await manager.start();
  });
  afterEach(() => workshop.close());

  /** One task in each project, all in the same moment. */
  function startAll(kind: string, round: number): Promise<readonly Task[]> {
    return Promise.all(
      ground.projects.map((project, index) => {
        const ticket = `${kind}-${round}-${index}`;
        const { agent, prompt } = workOf(ticket, ground);
        return manager.spawnTask(ticket, prompt, project, { agent });
      }),
    );
  }

  it('of the launcher costs no task: each runs once, to its true end', async () => {
    const all: Task[] = [];
    for (let round = 0; round < 8; round += 1) {
      const tasks = await startAll('leave', round);
      const seen = tasks[round % tasks.length];
      await soon(() => existsSync(join(ground.stateDir, 'runs', `${seen?.id}-1.run`))).toBe(true);
      for (const launcher of launchersBelow(process.pid)) sendSignal(launcher, 'SIGKILL');
      await Promise.all(tasks.map((task) => task.done));
      all.push(...tasks);
    }
    expect(judgeRun(ground, all, { wrapperOf: new Set() })).toEqual(UNHARMED);
    expect(readFileSync(ground.runs, 'utf8').trim().split('\n')).toHaveLength(all.length);
  });

  it('of a wrapper costs its task the outcome at most, and its project is not free before all is gone', async () => {
    const all: Task[] = [];
    const wrapperOf = new Set<number>();
    for (let round = 0; round < 4; round += 1) {
      const tasks = await startAll('leave', round);
      await soon(() => wrappersOf(ground).length).toBeGreaterThan(all.length);
      for (const wrapper of wrappersOf(ground)) if (sendSignal(wrapper, 'SIGKILL')) wrapperOf.add(wrapper.id);
      await Promise.all(tasks.map((task) => task.done));
      all.push(...tasks);
    }
    expect(judgeRun(ground, all, { wrapperOf })).toEqual(UNHARMED);
  });

  it('of a wrapper that has said nothing yet is no worse', async () => {
    const all: Task[] = [];
    for (let round = 0; round < 3; round += 1) {
      const starting = startAll('slow', round);
      await soon(() => killNewWrappers()).toBeGreaterThan(0);
      const tasks = await starting;
      await Promise.all(tasks.map((task) => task.done));
      all.push(...tasks);
    }
    expect(judgeRun(ground, all, { wrapperOf: new Set(all.map(({ id }) => id)) })).toEqual(UNHARMED);
  });

  /** Gives how many there were below the launcher. */
  function killNewWrappers(): number {
    const wrappers = launchersBelow(process.pid).flatMap(({ pid }) =>
      descendants(pid).filter(({ parent }) => parent === pid),
    );
    return wrappers.filter((wrapper) => sendSignal(wrapper, 'SIGKILL')).length;
  }
});
