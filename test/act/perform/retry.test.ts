import { rm } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Acting } from '../../../src/act/acting.ts';
import { ActingRoom } from './acting-room.ts';

describe('retrying a task', () => {
  let room: ActingRoom;
  let acting: Acting;
  beforeEach(async () => {
    room = await ActingRoom.make();
    ({ acting } = await room.open());
  });
  afterEach(() => room.close());

  const retry = (taskId: number) => acting.perform({ type: 'retry', taskId });
  const failed = async (more = {}) => {
    await acting.perform(room.start('print tried; exit 3', more));
    await acting.tasks.getTask(1)?.done;
  };

  it('begins its prompt once more, as a new task of that name in the same project with the same agent', async () => {
    await failed({ agent: 'claude', name: 'login' });
    expect(await retry(1)).toMatchObject({
      type: 'taskStarted',
      task: { id: 2, name: 'login', prompt: 'print tried; exit 3', projectDir: room.api.dir, agent: 'claude' },
    });
    await acting.tasks.getTask(2)?.done;
    expect(acting.tasks.getTask(1)?.status).toBe('failed');
  });

  it('gives it a number where another living task has its name', async () => {
    await failed({ name: 'login' });
    await acting.perform(room.start('hang', { project: await room.project('web'), name: 'Login' }));
    expect(await retry(1)).toMatchObject({ type: 'taskStarted', task: { name: 'login 2' } });
  });

  it('of one that lives is a problem that says so', async () => {
    await acting.perform(room.start('hang', { name: 'login' }));
    await acting.perform(room.start('hang', { name: 'docs', queue: true }));
    const error = (message: string, id: number) => {
      return {
        type: 'problem',
        error: { code: 'bad_argument', message, hint: expect.stringContaining(`task ${id}”`) },
      };
    };
    expect(await retry(1)).toMatchObject(error('Task 1 (login) is still running.', 1));
    expect(await retry(2)).toMatchObject(error('Task 2 (docs) has not begun yet.', 2));
  });

  it('where its project is busy is refused as a start is, with the way out', async () => {
    await failed();
    await acting.perform(room.start('hang'));
    expect(await retry(1)).toMatchObject({
      type: 'problem',
      error: { code: 'project_busy', hint: expect.stringMatching(/^Retry it when/) },
    });
  });

  it('is a problem where its project is gone, or its agent', async () => {
    await failed({ project: await room.project('web') });
    await rm(room.workshop.path('web'), { recursive: true });
    expect(await retry(1)).toMatchObject({ type: 'problem', error: { code: 'project_missing' } });
    await room.project('web');
    await acting.stop();
    ({ acting } = await room.open({ agents: { sh: { command: ['/bin/sh'], format: 'text' } }, defaultAgent: 'sh' }));
    expect(await retry(1)).toMatchObject({ type: 'problem', error: { code: 'agent_missing' } });
    expect(acting.situation().tasks).toHaveLength(1);
  });

  it('of one that nobody knows is a problem', async () => {
    expect(await retry(9)).toMatchObject({ type: 'problem', error: { code: 'task_unknown' } });
  });
});
