import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { TaskManager } from '../../../../src/act/tasks/task-manager.ts';
import type { Task } from '../../../../src/core/task.ts';
import { until } from '../../../desktop/until.ts';
import { endProcessesIn } from '../workplace.ts';
import { endedWell, makeProjects, openManager, order, warmUp } from './open-manager.ts';
import { parentOf } from './running.ts';
import type { Scenario } from './scenario.ts';

/** Of `escapes`, and of those in which the wrapper is killed and the environment emptied besides. */
export const ROUNDS = { all: 100, blind: 10 } as const;
const LANES = 10;
const GRACE = 300;

/** How a tool gets out of sight; each way makes the file "out" when it has. */
const WAYS = {
  child: '(: > out; exec sleep 600) &',
  session: 'setsid sh -c ": > out; exec sleep 600" &',
  doubleFork: '( (: > out; exec sleep 600) & )',
  daemon: '( setsid sh -c ": > out; exec sleep 600" & )',
  emptyEnvironment: '( env -i setsid sh -c ": > out; exec sleep 600" & )',
  stopped: '( setsid sh -c ": > out; kill -STOP \\$\\$; exec sleep 600" & )',
  deaf: '( trap "" TERM HUP INT; setsid sh -c ": > out; exec sleep 600" & )',
  restless: '( setsid sh -c ": > out; while :; do sleep 0.05; done" & )',
  crowd: 'for n in 1 2 3 4 5; do ( setsid sleep 600 & ); done; : > out',
} as const;

/** What the agent does once its tool is out, and what is done to it. */
const ENDS = {
  success: 'exit 0',
  crash: 'kill -KILL $$',
  cancel: 'exec sleep 600',
  cancelNow: 'exec sleep 600',
  wrapperKilled: 'exec sleep 600',
} as const;

interface Round {
  readonly way: keyof typeof WAYS;
  readonly end: keyof typeof ENDS;
}

/**
 * Tools that try to outlive their agents: how many processes are `left` when their tasks are over; and `blind`, when
 * the wrapper was killed and the environment is empty, so that only a control group still tells whose process it is.
 */
export const escapes: Scenario = async (folder) => {
  const lanes = makeProjects(folder, LANES);
  const manager = await openManager(folder, { atOnce: LANES, cancelGrace: GRACE });
  await warmUp(manager, folder);
  const left = await inLanes(lanes, roundsOfAll(), (round, project) => leftAfter(manager, round, project));
  const hidden = Array.from({ length: ROUNDS.blind }, (): Round => ({ way: 'emptyEnvironment', end: 'wrapperKilled' }));
  const blind = await inLanes(lanes, hidden, (round, project) => leftAfter(manager, round, project));
  await manager.stop();
  return { left: [left], blind: [blind] };
};

/** Every way with every end, again and again; the wrapper is killed only where the environment still tells. */
function roundsOfAll(): readonly Round[] {
  const all = keys(ENDS).flatMap((end) => keys(WAYS).map((way) => ({ way, end })));
  const possible = all.filter((round) => !isBlind(round));
  return Array.from({ length: ROUNDS.all }, (_, index) => possible[index % possible.length]).filter(
    (round) => round !== undefined,
  );
}

/** The sum of what `work` gives for each of the rounds; in each project one after the other. */
async function inLanes(
  projects: readonly string[],
  rounds: readonly Round[],
  work: (round: Round, project: string) => Promise<number>,
): Promise<number> {
  const waiting = [...rounds];
  let sum = 0;
  await Promise.all(
    projects.map(async (project) => {
      for (let round = waiting.shift(); round !== undefined; round = waiting.shift()) {
        const left = await work(round, project);
        sum += left;
      }
    }),
  );
  return sum;
}

async function leftAfter(manager: TaskManager, round: Round, project: string): Promise<number> {
  const { way, end } = round;
  const out = join(project, 'out');
  rmSync(out, { force: true });
  const script = `${WAYS[way]}\nuntil [ -e out ]; do sleep 0.01; done\n${ENDS[end]}`;
  const task = await order(manager, 'sh', script, project);
  await until(`the tool of task ${task.id} (${way})`, () => existsSync(out), { every: 5 });
  await manager.begun(task.id);
  await over(manager, task, end);
  const left = await endProcessesIn(project);
  if (left > 0 && !isBlind(round)) console.error(`${left} processes left of: ${way}, ${end}`);
  return left;
}

function isBlind({ way, end }: Round): boolean {
  return way === 'emptyEnvironment' && end === 'wrapperKilled';
}

async function over(manager: TaskManager, task: Task, end: Round['end']): Promise<void> {
  switch (end) {
    case 'success':
      return await endedWell(task);
    case 'crash':
      await task.done;
      return;
    case 'cancel':
    case 'cancelNow':
      await manager.cancelTask(task.id, { now: end === 'cancelNow' });
      return;
    case 'wrapperKilled':
      process.kill(parentOf(task.process?.pid), 'SIGKILL');
      await manager.cancelTask(task.id, { now: true });
      return;
  }
}

function keys<K extends string>(object: Readonly<Record<K, string>>): readonly K[] {
  return Object.keys(object).filter((key): key is K => key in object);
}
