import { writeFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readProcess } from '../../../src/act/containment/process-table.ts';
import { realClaude } from '../../desktop/real-claude.ts';
import type { Turn } from '../../fixtures/scripted-messages-api-turn.ts';
import { needs } from '../../requirements.ts';
import { isRunning, pidFrom, soon } from '../processes.ts';
import { bash, ClaudeRoom } from './claude-room.ts';
import { processesIn } from './processes-in.ts';

const claude = await realClaude();
vi.setConfig({ testTimeout: 60_000 });

const DONE: Turn = { type: 'text', text: 'All done.' };

describe.skipIf(claude === undefined || needs('setsid', 'nohup', 'sleep', 'tail'))(
  'a task of the real Claude CLI',
  () => {
    let room: ClaudeRoom;
    let pidFile: string;
    let working: Turn;
    beforeEach(async () => {
      room = await ClaudeRoom.open(claude ?? '');
      pidFile = room.workshop.path('pid');
      working = bash(`echo $$ > ${pidFile}; sleep 600`);
    });
    afterEach(() => room.close());

    const left = () => processesIn(room.workshop.dir);

    it.each([[false], [true]])(
      'cancelled while a tool works in a session of its own, at once: %j, leaves nothing',
      async (now) => {
        const { manager, task } = await room.order([working, DONE]);
        const tool = await pidFrom(pidFile);
        expect(readProcess(tool)?.session).not.toBe(task.process?.pid);
        expect(left()).not.toEqual([]);
        const asked = performance.now();
        await expect(manager.cancelTask(task.id, { now })).resolves.toBe(true);
        expect(left()).toEqual([]);
        expect(performance.now() - asked).toBeLessThan(5_000);
        expect(isRunning(tool)).toBe(false);
        expect(task).toMatchObject({ status: 'cancelled', cause: 'cancelled', leftovers: [] });
      },
    );

    it('whose group somebody else kills has failed; its tool, which that did not reach, is stopped and named', async () => {
      const { task } = await room.order([working, DONE]);
      const tool = await pidFrom(pidFile);
      process.kill(-(task.process?.pid ?? 0), 'SIGKILL');
      expect(isRunning(tool)).toBe(true);
      await expect(task.done).resolves.toMatchObject({ status: 'failed', cause: 'signal' });
      expect(left()).toEqual([]);
      expect(task.leftovers).toContain('sleep');
    });

    it.each([
      ['left in the background', 'tail -f /dev/null > /dev/null 2>&1 &', 'tail'],
      ['deaf to the end of its terminal', 'nohup sleep 600 > /dev/null 2>&1 &', 'sleep'],
      ['in a session of its own', 'setsid sleep 600 > /dev/null 2>&1 &', 'sleep'],
      ['without environment and parent', '(setsid env -i sleep 600 > /dev/null 2>&1 &)', 'sleep'],
    ])('that ended well with a process %s: that is stopped and named', async (_, command, name) => {
      const { task } = await room.order([bash(command), DONE]);
      await expect(task.done).resolves.toMatchObject({ status: 'completed', returnCode: 0 });
      expect(left()).toEqual([]);
      expect(task).toMatchObject({ result: 'All done.', leftovers: [name] });
    });

    it('that stays after its result is completed after the grace', async () => {
      const { task } = await room.order([DONE], { resultGrace: 300 }, await room.lingering());
      await soon(() => task.result).toBe('All done.');
      expect(task.status).toBe('running');
      await expect(task.done).resolves.toMatchObject({ status: 'completed', reason: undefined });
      expect(left()).toEqual([]);
    });

    it('that waits for a tool in the background is not over before that, and its last word counts', async () => {
      const go = room.workshop.path('go');
      const background = bash(`until [ -e ${go} ]; do sleep 0.1; done`, { run_in_background: true });
      const turns = ['First.', 'Second.'].map((text) => ({ type: 'text', text }) as const);
      const { task } = await room.order([background, ...turns], { resultGrace: 300 });
      await soon(() => task.outputLines).toContain('First.');
      expect(task.status).toBe('running');
      await writeFile(go, '');
      await expect(task.done).resolves.toMatchObject({ status: 'completed', reason: undefined });
      expect(task.result).toBe('Second.');
      expect(left()).toEqual([]);
    });

    it('that waits for a tool that never ends is completed after a longer grace, and nothing is left', async () => {
      const background = bash('sleep 600', { run_in_background: true });
      const { task } = await room.order([background, { type: 'text', text: 'First.' }], { resultGrace: 30 });
      await expect(task.done).resolves.toMatchObject({ status: 'completed', reason: undefined });
      expect(task.result).toBe('First.');
      expect(left()).toEqual([]);
    });

    it('whose model never answers is stalled, and can be cancelled', async () => {
      const { manager, task } = await room.order([{ type: 'hang', text: 'Let me think.' }], { stalledAfter: 700 });
      await soon(() => task.stalledSince).toBeDefined();
      expect(task.status).toBe('running');
      await expect(manager.cancelTask(task.id)).resolves.toBe(true);
      expect(left()).toEqual([]);
    });
  },
);
