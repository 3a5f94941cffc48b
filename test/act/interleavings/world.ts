import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { TaskManager } from '../../../src/act/tasks/task-manager.ts';
import { errorFacts } from '../../../src/core/error.ts';
import type { Task } from '../../../src/core/task.ts';
import { shellAgents } from '../../fixtures/agents/shell-agents.ts';
import { type Kind, type Operation, PROJECTS } from './operations.ts';
import { overlapsIn, scriptOf } from './scripts.ts';
import { Watch } from './watch.ts';

const SETTINGS = { cancelGrace: 100, adoptedPoll: 10, stalledAfter: 0, atOnce: 3 };
const PATIENCE = 15_000;

/** A state folder with projects, the task managers that live on it one after the other, and a watch on all of it. */
export class World {
  readonly #dir: string;
  readonly #watch = new Watch();
  #doing: Promise<unknown>[] = [];
  #manager: TaskManager;
  #gates = 0;
  #tickets = 0;

  /** `dir`: an empty folder. */
  constructor(dir: string) {
    this.#dir = dir;
    for (let project = 0; project < PROJECTS; project += 1) mkdirSync(this.#project(project));
    writeFileSync(overlapsIn(dir), '');
    this.#manager = this.#newManager();
  }

  async carryOut(operation: Operation): Promise<void> {
    this.#watch.look(this.#manager.getAllTasks());
    switch (operation.type) {
      case 'start': {
        const started = this.#start(operation.project, operation.kind, operation.queue);
        if (operation.awaited) await started;
        return;
      }
      case 'startTwice':
        void this.#start(operation.project, operation.kind, false);
        void this.#start(operation.project, operation.kind, false);
        return;
      case 'startAndCancel': {
        const task = await this.#start(operation.project, operation.kind, true);
        if (task !== undefined) this.#cancel(task, operation.now);
        return;
      }
      case 'cancel': {
        const task = pick(this.#manager.getRunningTasks(), operation.which);
        if (task !== undefined) this.#cancel(task, operation.now);
        if (task !== undefined && operation.twice) this.#cancel(task, !operation.now);
        return;
      }
      case 'release':
        this.#release();
        return;
      case 'cleanup': {
        const task = pick(this.#manager.getAllTasks(), operation.which);
        if (task !== undefined && this.#manager.cleanupTask(task.id)) this.#watch.removed(task);
        return;
      }
      case 'restart':
        await this.#restart();
        return;
      case 'wait':
        await sleep(operation.milliseconds);
        return;
    }
  }

  /** Lets everything come to its end. Resolves with all that was wrong, a sentence each. */
  async end(): Promise<readonly string[]> {
    this.#release();
    await this.#finish('before the last tasks');
    for (let project = 0; project < PROJECTS; project += 1) {
      const task = await this.#start(project, 'ok', false);
      if (task === undefined) this.#watch.fault(`project ${project} is not free at the end`);
    }
    await this.#finish('at the end');
    await this.#restart();
    await this.#manager.stop();
    const overlaps = readFileSync(overlapsIn(this.#dir), 'utf8').split('\n').filter(Boolean);
    const faults = this.#watch.faultsAtTheEnd(this.#manager.getAllTasks());
    return [...faults, ...overlaps.map((ticket) => `${ticket} began while another was at work in its project`)];
  }

  /** Leaves nothing running, also where something else went wrong. */
  async close(): Promise<void> {
    const live = this.#manager.getRunningTasks();
    await this.#inTime(Promise.all(live.map(({ id }) => this.#manager.cancelTask(id, { now: true }))), 'a cancel');
    await this.#inTime(this.#manager.stop(), 'a stop');
  }

  /** Resolves when the task is accepted, or with undefined when the manager refused it as it may. */
  #start(project: number, kind: Kind, queue: boolean): Promise<Task | undefined> {
    this.#tickets += 1;
    const ticket = `ticket-${this.#tickets}`;
    const prompt = scriptOf(kind, ticket, this.#dir, this.#gate());
    const options = { agent: kind === 'missing' ? 'missing' : 'sh', queue };
    const started = this.#manager.spawnTask(ticket, prompt, this.#project(project), options).catch((cause: unknown) => {
      const { code, message } = errorFacts(cause);
      const mayBe = code === 'project_busy' ? !queue : code === 'daemon_not_running';
      if (!mayBe) this.#watch.fault(`a start was refused: ${message}`);
      return undefined;
    });
    const watched = started.then((task) => {
      if (task !== undefined) this.#watch.accepted(task, kind, ticket);
      return task;
    });
    this.#doing.push(watched);
    return watched;
  }

  #cancel(task: Task, now: boolean): void {
    const manager = this.#manager;
    this.#watch.cancelling(task);
    const answered = manager.cancelTask(task.id, { now }).then((answer) => {
      this.#watch.cancelAnswered(task, answer, manager === this.#manager ? 'same' : 'another');
    });
    this.#doing.push(answered);
  }

  #release(): void {
    writeFileSync(this.#gate(), '');
    this.#gates += 1;
  }

  async #restart(): Promise<void> {
    const old = this.#manager;
    await this.#inTime(old.stop(), 'a stop');
    this.#watch.look(old.getAllTasks());
    await this.#inTime(Promise.all(this.#doing), 'what a stop leaves');
    this.#doing = [];
    this.#manager = this.#newManager();
    await this.#inTime(this.#manager.start(), 'a start');
  }

  #newManager(): TaskManager {
    const log = { info: () => {}, warn: (text: string) => this.#watch.fault(text) };
    const stateDir = join(this.#dir, 'state');
    const manager = new TaskManager({ stateDir, agents: shellAgents(), log, settings: SETTINGS });
    for (const event of ['taskComplete', 'taskFailed', 'taskCancelled'] as const) {
      manager.on(event, (task) => this.#watch.final(task));
    }
    for (const event of ['taskStarted', 'taskComplete', 'taskFailed', 'taskCancelled'] as const) {
      manager.on(event, () => this.#watch.look(manager.getAllTasks()));
    }
    return manager;
  }

  async #finish(when: string): Promise<void> {
    await this.#inTime(Promise.all(this.#doing), `what was asked ${when}`);
    await this.#inTime(Promise.all(this.#manager.getRunningTasks().map((task) => task.done)), `a task ${when}`);
    this.#watch.look(this.#manager.getAllTasks());
  }

  async #inTime(work: Promise<unknown>, what: string): Promise<void> {
    const over = new AbortController();
    const late = sleep(PATIENCE, 'late', { signal: over.signal }).catch(() => undefined);
    if ((await Promise.race([work, late])) === 'late') throw new Error(`${what} never ends`);
    over.abort();
  }

  #gate(): string {
    return join(this.#dir, `gate-${this.#gates}`);
  }

  #project(project: number): string {
    return join(this.#dir, `project-${project}`);
  }
}

function pick(tasks: readonly Task[], which: number): Task | undefined {
  return tasks[which % Math.max(1, tasks.length)];
}
