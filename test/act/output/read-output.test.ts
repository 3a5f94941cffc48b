import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TaskManager } from '../../../src/act/tasks/task-manager.ts';
import { soon } from '../processes.ts';
import { Workshop } from '../workshop.ts';

describe("reading a task's whole output", () => {
  let workshop: Workshop;
  let manager: TaskManager;
  beforeEach(async () => {
    workshop = await Workshop.open();
    manager = workshop.manager({ stateDir: workshop.path('state') });
  });
  afterEach(() => workshop.close());

  async function all(id: number, follow: boolean, signal = AbortSignal.any([])): Promise<readonly string[]> {
    return (await Array.fromAsync(manager.readOutput(id, { follow, signal }))).flat();
  }

  it('follows from the first line to the end', async () => {
    const go = workshop.path('go');
    const task = await manager.spawnTask('talk', `lines 1500; wait-for ${go}; print last`, await workshop.project());
    const following = all(task.id, true);
    await soon(() => task.outputLines.at(-1)).toBe('line 1500');
    await (await manager.spawnTask('go', `touch ${go}`, await workshop.project('web'))).done;
    const lines = await following;
    expect([lines.length, lines[0], lines.at(-1)]).toEqual([1501, 'line 1', 'last']);
  });

  it('without following gives what is there now', async () => {
    const task = await manager.spawnTask('talk', 'claude-says one; hang', await workshop.project(), {
      agent: 'claude',
    });
    await soon(() => task.outputLines).toEqual(['one']);
    expect(await all(task.id, false)).toEqual(['one']);
    expect(task.status).toBe('running');
  });

  it('ends with the signal', async () => {
    const task = await manager.spawnTask('talk', 'print one; hang', await workshop.project());
    const abort = new AbortController();
    const seen: string[] = [];
    for await (const lines of manager.readOutput(task.id, { follow: true, signal: abort.signal })) {
      seen.push(...lines);
      abort.abort();
    }
    expect(seen).toEqual(['one']);
  });

  it('works for a task from before a restart', async () => {
    await (await manager.spawnTask('talk', 'lines 1200', await workshop.project())).done;
    await manager.stop();
    manager = workshop.manager({ stateDir: workshop.path('state') });
    await manager.start();
    expect(await all(1, true)).toHaveLength(1200);
    expect(manager.getTask(1)?.outputLines).toHaveLength(1000);
  });

  it('of a task that does not exist is an error', async () => {
    await expect(all(9, false)).rejects.toMatchObject({ code: 'task_unknown' });
  });
});
