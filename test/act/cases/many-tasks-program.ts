import { execFileSync } from 'node:child_process';
import {
  closeSync,
  constants,
  mkdirSync,
  openSync,
  readdirSync,
  readlinkSync,
  renameSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { TaskManager } from '../../../src/act/tasks/task-manager.ts';
import { shellAgents } from '../../fixtures/agents/shell-agents.ts';

/**
 * `many-tasks-program.ts FOLDER COUNT FULL`: orders so many tasks at once, each in a project of its own. When FULL of them
 * run, all may go on. Prints as one line of JSON what became of them and of this process's descriptors.
 */
const [dir = '', count = '0', full = '0'] = process.argv.slice(2);
const settings = { atOnce: 500 };
const tasks = new TaskManager({ stateDir: join(dir, 'state'), agents: shellAgents(), defaultAgent: 'sh', settings });
const gate = join(dir, 'gate');
let most = 0;
let running = 0;

await (await order('first', 'sleep 0.2; echo done')).done;
const before = descriptors();
closeGate();
let feed: number | undefined;
tasks.on('taskStarted', () => {
  running += 1;
  most = Math.max(most, running);
  if (running === Number(full)) feed ??= openGate();
});
tasks.on('taskComplete', () => {
  running -= 1;
});
const ordered = Array.from({ length: Number(count) }, (_, index) =>
  order(`${index}`, `read line < ${gate}; echo done`),
);
const outcomes = await Promise.all(ordered.map(async (task) => (await (await task).done).status));
if (feed !== undefined) closeSync(feed);
const after = descriptors();
const told = new Set(tasks.getAllTasks().map((task) => `${task.status}: ${task.outputLines.join('|')}`));
await tasks.stop();
const left = [...after.difference(before)];
process.stdout.write(`${JSON.stringify({ ended: outcomes.length, most, left, told: [...told] })}\n`);

async function order(name: string, script: string) {
  const project = join(dir, 'projects', name);
  mkdirSync(project, { recursive: true });
  return await tasks.spawnTask(name, script, project);
}

/** Who reads from a pipe to which nobody writes waits. */
function closeGate(): void {
  execFileSync('mkfifo', [gate]);
}

/** Those who wait get a line each, those who come later find a file with one. Gives the descriptor that feeds the pipe. */
function openGate(): number {
  const fd = openSync(gate, constants.O_RDWR);
  writeSync(fd, '\n'.repeat(Number(full)));
  writeFileSync(`${gate}.open`, '\n');
  renameSync(`${gate}.open`, gate);
  return fd;
}

/** By number and what they are. */
function descriptors(): ReadonlySet<string> {
  const links = readdirSync('/proc/self/fd').flatMap((fd) => {
    try {
      return [`${fd} ${readlinkSync(`/proc/self/fd/${fd}`)}`];
    } catch {
      return [];
    }
  });
  return new Set(links);
}
