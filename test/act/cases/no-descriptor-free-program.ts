import { closeSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { TaskManager } from '../../../src/act/tasks/task-manager.ts';
import { shellAgents } from '../../fixtures/agents/shell-agents.ts';

/**
 * `no-descriptor-free-program.ts FOLDER`: while every descriptor is taken and one task runs, cancels another and orders a
 * third. Prints as one line of JSON what came of them.
 */
const [dir = ''] = process.argv.slice(2);
const settings = { atOnce: 10, cancelGrace: 60_000 };
const tasks = new TaskManager({ stateDir: join(dir, 'state'), agents: shellAgents(), defaultAgent: 'sh', settings });

const wait = join(dir, 'go');
const ends = await order('ends', `until [ -e ${wait} ]; do sleep 0.02; done; echo ended`);
const runs = await order('runs', 'exec sleep 600');
await Promise.all([tasks.begun(ends.id), tasks.begun(runs.id)]);
const { pid = 0 } = runs.process ?? {};
const taken = takeAll();
const cancelling = tasks.cancelTask(runs.id);
const ordered = order('ordered', 'echo ran');
while (isThere(pid)) await new Promise((resolve) => setTimeout(resolve, 5));
const whileTaken = { ends: ends.status, others: isThere(ends.process?.pid ?? 0) };
for (const fd of taken) closeSync(fd);
closeSync(openSync(wait, 'w'));
const cancelled = await cancelling;
const [one, other] = [ends, await ordered];
await Promise.all([one.done, other.done]);
const lines = [one, other].map((task) => `${task.status}: ${task.outputLines.join('|')}`);
await tasks.stop();
process.stdout.write(`${JSON.stringify({ whileTaken, cancelled, status: runs.status, notes: runs.notes, lines })}\n`);

async function order(name: string, script: string) {
  const project = join(dir, name);
  mkdirSync(project);
  return await tasks.spawnTask(name, script, project);
}

function takeAll(): number[] {
  const all: number[] = [];
  try {
    for (;;) all.push(openSync('/dev/null', 'r'));
  } catch {
    return all;
  }
}

/** By a system call that needs no descriptor. */
function isThere(id: number): boolean {
  try {
    return process.kill(id, 0);
  } catch {
    return false;
  }
}
