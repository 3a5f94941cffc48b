import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isRunning } from '../../../src/act/containment/process-identity.ts';
import type { ProcessEntry } from '../../../src/act/containment/process-table.ts';
import { readRunFile } from '../../../src/act/containment/run-file.ts';
import { sendSignal } from '../../../src/act/containment/send-signal.ts';
import { FileJournal } from '../../../src/act/journal/file-journal.ts';
import { type RememberedTask, replayTasks } from '../../../src/act/journal/replay-tasks.ts';
import { TaskManager } from '../../../src/act/tasks/task-manager.ts';
import { isLive, type Task } from '../../../src/core/task.ts';
import { shellAgents } from '../../fixtures/agents/shell-agents.ts';
import { CRASH_SETTINGS, type Ground, groundIn } from './ground.ts';
import { note } from './ledger.ts';
import { liveAndDie } from './life.ts';
import { Random } from './random.ts';
import { survivors } from './survivors.ts';
import { judgeRun, type Verdict } from './verdict.ts';

/** What a run of the crash test met and found. */
export interface CrashReport extends Verdict {
  readonly kills: number;
  readonly launchersKilled: number;
  readonly wrappersKilled: number;
  /** How often the program was stopped (SIGSTOP) for a while. */
  readonly stops: number;
  readonly tasks: number;
  /** How many tasks ended how. */
  readonly outcomes: Readonly<Record<string, number>>;
  /** Of the tasks that were live when the program was killed: those whose agent ran on, … */
  readonly adopted: number;
  /** … had ended when the next life began … */
  readonly finishedWhileDead: number;
  /** … and had not been started. */
  readonly neverBegun: number;
  readonly survivors: readonly string[];
  readonly seconds: number;
}

/**
 * Kills a program that embeds the task manager `kills` times at random moments, each time over the same state folder in
 * `dir`, then lets all of its tasks end and looks at what is left.
 */
export async function crashRun(dir: string, seed: number, kills: number): Promise<CrashReport> {
  const began = performance.now();
  const ground = prepare(dir);
  const random = new Random(seed);
  const casualties = { wrapperOf: new Set<number>() };
  const launchers: ProcessEntry[] = [];
  const counts = { launchersKilled: 0, stops: 0, adopted: 0, finishedWhileDead: 0, neverBegun: 0 };
  try {
    for (let life = 1; life <= kills; life += 1) {
      const lived = await liveAndDie(dir, ground, life, random);
      launchers.push(...lived.launchers);
      counts.launchersKilled += Number(lived.launcherKilled);
      if (lived.wrapperKilled !== undefined) casualties.wrapperOf.add(lived.wrapperKilled);
      counts.stops += Number(lived.wasStopped);
      if (random.chance(0.3)) await sleep(random.below(300));
      for (const task of await remembered(ground)) if (isLive(task.facts)) counts[stateOf(task, ground)] += 1;
      writeFileSync(ground.gate(life), '');
    }
    writeFileSync(ground.gate(kills + 1), '');
    const tasks = await lastLife(ground, kills + 1);
    return {
      ...judgeRun(ground, tasks, casualties),
      survivors: (await left(dir, ground, launchers)).map(({ pid, parent }) => `process ${pid} below ${parent}`),
      ...{ kills, ...counts, tasks: tasks.length, outcomes: outcomesOf(tasks) },
      wrappersKilled: casualties.wrapperOf.size,
      seconds: (performance.now() - began) / 1000,
    };
  } finally {
    for (const entry of await left(dir, ground, launchers)) sendSignal(entry, 'SIGKILL');
  }
}

function prepare(dir: string): Ground {
  const ground = groundIn(dir);
  for (const folder of [...ground.projects, ground.pids]) mkdirSync(folder, { recursive: true });
  for (const file of [ground.ledger, ground.runs, ground.overlaps]) writeFileSync(file, '');
  for (const project of ground.projects.slice(-1)) spawnSync('git', ['init', '--quiet', project]);
  return ground;
}

/** Takes all tasks over once more, and lets them come to their ends. */
async function lastLife(ground: Ground, life: number): Promise<readonly Task[]> {
  const { stateDir, ledger } = ground;
  const log = { info: () => {}, warn: (text: string) => note(ledger, { type: 'warning', life, text }) };
  const manager = new TaskManager({ stateDir, agents: shellAgents(), log, settings: CRASH_SETTINGS });
  for (const event of ['taskComplete', 'taskFailed', 'taskCancelled'] as const) {
    manager.on(event, ({ id, status }) => note(ledger, { type: 'final', id, event, status }));
  }
  await manager.start();
  const until = AbortSignal.timeout(20_000);
  const late = new Promise<void>((resolve) => until.addEventListener('abort', () => resolve()));
  await Promise.race([Promise.all(manager.getAllTasks().map((task) => task.done)), late]);
  await manager.stop();
  return manager.getAllTasks();
}

async function remembered({ stateDir }: Ground): Promise<readonly RememberedTask[]> {
  return (await replayTasks(new FileJournal(join(stateDir, 'journal.jsonl')))).tasks;
}

function stateOf({ facts }: RememberedTask, { stateDir }: Ground): 'adopted' | 'finishedWhileDead' | 'neverBegun' {
  const runs = join(stateDir, 'runs');
  const files = readdirSync(runs).filter((name) => name.startsWith(`${facts.id}-`) && name.endsWith('.run'));
  const records = files.map((name) => readRunFile(join(runs, name)));
  if (records.some((record) => record?.end !== undefined)) return 'finishedWhileDead';
  return records.some((record) => record?.started !== undefined) ? 'adopted' : 'neverBegun';
}

/** What is alive although all tasks have ended; launchers and wrappers get a moment to end by themselves. */
async function left(dir: string, ground: Ground, launchers: readonly ProcessEntry[]): Promise<readonly ProcessEntry[]> {
  const markers = (await remembered(ground)).map(({ marker }) => marker);
  const look = () => [...launchers.filter(isRunning), ...survivors(ground, dir, markers)];
  for (let tries = 0; tries < 50 && look().length > 0; tries += 1) await sleep(20);
  return look();
}

function outcomesOf(tasks: readonly Task[]): Readonly<Record<string, number>> {
  const how = tasks.map(({ status, cause }) =>
    cause === undefined || cause === status ? status : `${status}: ${cause}`,
  );
  return Object.fromEntries([...new Set(how)].sort().map((one) => [one, how.filter((other) => other === one).length]));
}
