import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sendSignal } from '../../../src/act/containment/send-signal.ts';
import { TaskManager } from '../../../src/act/tasks/task-manager.ts';
import { shellAgents } from '../../fixtures/agents/shell-agents.ts';
import { needs } from '../../requirements.ts';
import { CRASH_SETTINGS, type Ground, groundIn } from './ground.ts';
import { note, readLedger } from './ledger.ts';
import { survivors } from './survivors.ts';
import { judgeRun } from './verdict.ts';

const PROGRAM = fileURLToPath(new URL('../../fixtures/agents/dying-program.ts', import.meta.url));
const TICKET = 'leave-0-1';
const UNHARMED = { lost: [], doubled: [], untrue: [] };
const NOBODY = { wrapperOf: new Set<number>() };

describe.skipIf(needs('perl', 'flock', 'setsid'))('kill -9 at the moment when', () => {
  /** The program's compiled code, so that it begins sooner. */
  let compiled: string;
  let dir: string;
  let ground: Ground;
  beforeAll(async () => {
    compiled = await mkdtemp(join(tmpdir(), 'wilco-compiled-'));
  });
  afterAll(() => rm(compiled, { recursive: true, force: true }));
  beforeEach(async () => {
    dir = await realpath(await mkdtemp(join(tmpdir(), 'wilco-steps-')));
    ground = groundIn(dir);
    for (const folder of [...ground.projects, ground.pids]) mkdirSync(folder, { recursive: true });
    for (const file of [ground.ledger, ground.runs, ground.overlaps]) writeFileSync(file, '');
  });
  afterEach(async () => {
    for (const entry of survivors(ground, dir, [])) sendSignal(entry, 'SIGKILL');
    await rm(dir, { recursive: true, force: true });
  });

  async function dieAt(step: string, ticket = TICKET): Promise<void> {
    const child = spawn(process.execPath, [PROGRAM, dir, step, ticket], {
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, NODE_COMPILE_CACHE: compiled },
    });
    expect(await once(child, 'exit')).toEqual([null, 'SIGKILL']);
  }

  /** The next life, until all tasks have ended; what an agent left holds its project's lock, as would one still at work. */
  async function liveOn() {
    const manager = new TaskManager({ stateDir: ground.stateDir, agents: shellAgents(), settings: CRASH_SETTINGS });
    manager.on('taskComplete', ({ id, status }) => {
      note(ground.ledger, { type: 'final', id, event: 'taskComplete', status });
    });
    await manager.start();
    await Promise.all(manager.getAllTasks().map((task) => task.done));
    const tasks = manager.getAllTasks();
    const next = await manager.spawnTask('short-0-2', 'flock -n 9 9>>.lock', ground.projects[0] ?? '', { agent: 'sh' });
    await expect(next.done).resolves.toMatchObject({ status: 'completed' });
    await manager.stop();
    return { tasks, next };
  }

  it.each([
    'created is written',
    'the task is accepted',
    'the order is made',
    'the order is handed over',
    'the agent runs',
    'started is torn',
    'started is written',
    'the agent has ended',
    'the output file is written aside',
    'the output file is there',
    'ended is torn',
    'ended is written',
    'the end is told',
  ])('%s: the task runs once, and has its one true end', async (step) => {
    await dieAt(step);
    const { tasks, next } = await liveOn();
    expect(tasks).toMatchObject([{ id: 1, name: TICKET, status: 'completed', returnCode: 0 }]);
    expect(next.id).toBe(2);
    const torn = step.endsWith('is torn') ? [expect.stringMatching(/^torn line: /)] : [];
    expect(judgeRun(ground, tasks, NOBODY)).toEqual({ ...UNHARMED, lost: torn });
    const told = readLedger(ground.ledger).filter((entry) => entry.type === 'final' && entry.id === 1);
    expect(told).toHaveLength(step === 'ended is written' ? 0 : 1);
  });

  it.each([
    ['a cancel has ended the agent', 'hold-0-1'],
    ['a cancel is under way', 'stubborn-0-1'],
  ])('%s: the task is cancelled all the same', async (step, ticket) => {
    await dieAt(step, ticket);
    const { tasks } = await liveOn();
    expect(tasks).toMatchObject([{ id: 1, name: ticket, status: 'cancelled', cause: 'cancelled' }]);
    expect(judgeRun(ground, tasks, NOBODY)).toEqual(UNHARMED);
  });

  it('created is torn: the task was never accepted, and the journal goes on', async () => {
    await dieAt('created is torn');
    const { tasks, next } = await liveOn();
    expect(tasks).toEqual([]);
    expect(next.id).toBe(1);
    expect(readFileSync(ground.runs, 'utf8')).toBe('');
  });
});
