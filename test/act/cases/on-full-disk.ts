import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CommandAgent } from '../../../src/act/agents/command-agent.ts';
import { outputFileOf } from '../../../src/act/output/output-file.ts';
import { TaskManager } from '../../../src/act/tasks/task-manager.ts';
import type { Task } from '../../../src/core/task.ts';
import { shellAgents } from '../../fixtures/agents/shell-agents.ts';

/**
 * `on-full-disk.ts SCENARIO SMALL_DISK FOLDER`, where SMALL_DISK is a file system of its own: does what the scenario says
 * and prints what came of it as one line of JSON.
 */
const [scenario = '', small = '', dir = ''] = process.argv.slice(2);
const MIB = 1024 * 1024;
const RESULT = '{"type":"result","subtype":"success","is_error":false,"result":"done"}';
const filler = join(small, 'filler');
const go = join(dir, 'go');

function managerIn(stateDir: string): TaskManager {
  const settings = { logLimit: 0, atOnce: 10 } as const;
  return new TaskManager({ stateDir, settings, agents: shellAgents(), defaultAgent: 'sh' });
}

function projectIn(folder: string, name: string): string {
  const path = join(folder, name);
  mkdirSync(path);
  return path;
}

async function ended(task: Task) {
  await task.done;
  const { status, cause, reason, notes } = task;
  return { status, cause, reason, notes, file: existsSync(outputFileOf(task)) };
}

/** The disk with state and logs fills up with an agent's output, and later there is room again. */
async function log() {
  const stateDir = join(small, 'state');
  const tasks = managerIn(stateDir);
  writeFileSync(filler, Buffer.alloc(4 * MIB));
  const waiting = await tasks.spawnTask('a', `until [ -e ${go} ]; do sleep 0.02; done; echo on`, projectIn(dir, 'a'));
  await tasks.begun(waiting.id);
  const flood = await tasks.spawnTask('b', 'yes', projectIn(dir, 'b'));
  const text = await ended(flood);
  const refused = await tasks.spawnTask('c', `echo c # ${'long '.repeat(2_000)}`, projectIn(dir, 'c')).then(
    () => 'taken',
    (error: { code: string }) => error.code,
  );
  const lives = waiting.status;
  rmSync(filler);
  writeFileSync(go, '');
  const later = { ...(await ended(waiting)), lines: waiting.outputLines };
  writeFileSync(filler, Buffer.alloc(MIB));
  const events = await ended(await tasks.spawnTask('d', 'yes; exit 0', projectIn(dir, 'd'), { agent: 'events' }));
  rmSync(filler);
  const next = await ended(await tasks.spawnTask('e', 'echo e', join(dir, 'c')));
  await tasks.stop();
  const again = managerIn(stateDir);
  await again.start();
  const remembered = again.getAllTasks().map(({ id, status, cause }) => `${id} ${status} ${cause ?? ''}`.trim());
  await again.stop();
  const journal = readFileSync(join(stateDir, 'journal.jsonl'), 'utf8').trimEnd().split('\n');
  return {
    text,
    refused,
    lives,
    later,
    events,
    next,
    remembered,
    torn: journal.filter((line) => !isJson(line)).length,
  };
}

/** The projects' disk is full, read-only, and well again. */
async function projects() {
  const tasks = managerIn(join(dir, 'state'));
  const project = projectIn(small, 'a');
  const remount = (how: string) => spawnSync('mount', ['-o', `remount,${how}`, small]).status;
  const run = async () => await ended(await tasks.spawnTask('a', 'echo a', project));
  spawnSync('sh', ['-c', 'exec cat /dev/zero > "$1" 2> /dev/null', 'sh', filler]);
  const full = await run();
  rmSync(filler);
  remount('ro');
  const readOnly = await run();
  remount('rw');
  const well = await run();
  await tasks.stop();
  return { full, readOnly, well };
}

/** There is no room for the file with a prompt that is too long for an argument. */
async function prompt() {
  const stateDir = join(small, 'state');
  const command = ['sh', '-c', `cat > got; echo '${RESULT}'`, '{prompt}'];
  const agent = new CommandAgent('long', { command, format: 'claude' }, { env: process.env });
  const tasks = new TaskManager({ stateDir, agents: new Map([['long', agent]]), defaultAgent: 'long' });
  await tasks.start();
  const runs = join(stateDir, 'runs');
  spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', runs]);
  const project = projectIn(dir, 'a');
  const long = 'x'.repeat(200_000);
  const full = await ended(await tasks.spawnTask('long', long, project));
  const ran = existsSync(join(project, 'got'));
  spawnSync('mount', ['-o', 'remount,size=1m', runs]);
  const next = await ended(await tasks.spawnTask('long', long, project));
  const whole = readFileSync(join(project, 'got'), 'utf8') === long;
  await tasks.stop();
  return { full, ran, next, whole };
}

function isJson(line: string): boolean {
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}

const scenarios: Readonly<Record<string, () => Promise<unknown>>> = { log, projects, prompt };
process.stdout.write(`${JSON.stringify(await scenarios[scenario]?.())}\n`);
