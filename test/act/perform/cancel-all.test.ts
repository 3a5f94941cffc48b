import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isRunning, soon } from '../processes.ts';
import { ActingRoom } from './acting-room.ts';

describe('cancelling all', () => {
  let room: ActingRoom;
  beforeEach(async () => {
    room = await ActingRoom.make();
  });
  afterEach(() => room.close());

  it('ends those that live, tells them together, and announces none besides', async () => {
    const { acting, announced } = await room.open();
    await acting.perform(room.start('exit 3'));
    await acting.tasks.getTask(1)?.done;
    await acting.perform(room.start('hang'));
    await acting.perform(room.start('hang', { project: await room.project('web') }));
    await acting.perform(room.start('hang', { project: await room.project('docs') }));
    const pids = acting.tasks.getRunningTasks().map((task) => task.process?.pid ?? 0);
    const told = await acting.perform({ type: 'cancelAll', taskIds: [1, 2, 3, 77, 3] });
    expect(told).toMatchObject({
      type: 'allCancelled',
      tasks: [
        { id: 2, status: 'cancelled' },
        { id: 3, status: 'cancelled' },
      ],
    });
    expect(pids.map(isRunning)).toEqual([false, false, true]);
    expect(announced).toMatchObject([{ type: 'taskEnded', task: { id: 1 } }]);
  });

  it('ends them all at the same time', async () => {
    const { acting } = await room.open({ tasks: { cancelGrace: 60_000 } });
    const [one, two] = [room.workshop.path('one'), room.workshop.path('two')];
    const waits = (own: string, other: string) =>
      `trap 'touch ${own}; until [ -e ${other} ]; do sleep 0.02; done; exit 0' TERM; echo ready; while :; do sleep 0.02; done`;
    await acting.perform(room.start(waits(one, two), { agent: 'sh' }));
    await acting.perform(room.start(waits(two, one), { agent: 'sh', project: await room.project('web') }));
    await soon(() => acting.tasks.getAllTasks().map((task) => task.outputLines)).toEqual([['ready'], ['ready']]);
    const told = await acting.perform({ type: 'cancelAll', taskIds: [1, 2] });
    expect(told).toMatchObject({ tasks: [{ status: 'cancelled' }, { status: 'cancelled' }] });
  });

  it('ends those that wait before they can begin', async () => {
    const { acting, announced } = await room.open();
    await acting.perform(room.start('hang'));
    await acting.perform(room.start('hang', { queue: true }));
    expect(await acting.perform({ type: 'cancelAll', taskIds: [1, 2] })).toMatchObject({
      tasks: [{ startedAt: expect.any(Number) }, { startedAt: undefined, status: 'cancelled' }],
    });
    expect(announced).toEqual([]);
  });

  it('by force does not wait for those that will not hear', async () => {
    const { acting } = await room.open({ tasks: { cancelGrace: 600_000 } });
    await acting.perform(room.start('ignore-term; print ready; hang'));
    await soon(() => acting.tasks.getTask(1)?.outputLines).toEqual(['ready']);
    expect(await acting.perform({ type: 'cancelAll', taskIds: [1], now: true })).toMatchObject({
      tasks: [{ status: 'cancelled' }],
    });
  });

  it('while one is being cancelled already tells that one in both answers, and announces nothing', async () => {
    const { acting, announced } = await room.open();
    await acting.perform(room.start('hang'));
    const [one, all] = await Promise.all([
      acting.perform({ type: 'cancel', taskId: 1 }),
      acting.perform({ type: 'cancelAll', taskIds: [1] }),
    ]);
    expect(one).toMatchObject({ type: 'taskEnded', task: { status: 'cancelled' } });
    expect(all).toMatchObject({ type: 'allCancelled', tasks: [{ id: 1, status: 'cancelled' }] });
    expect(announced).toEqual([]);
  });

  it('is told with nothing where nothing lives', async () => {
    const { acting } = await room.open();
    expect(await acting.perform({ type: 'cancelAll', taskIds: [] })).toEqual({ type: 'allCancelled', tasks: [] });
  });
});
