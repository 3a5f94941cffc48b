import { symlink } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TaskManager } from '../../../src/act/tasks/task-manager.ts';
import { shellAgents } from '../../fixtures/agents/shell-agents.ts';
import { Workshop } from '../workshop.ts';

describe('two starts for one project in one tick', () => {
  let workshop: Workshop;
  let tasks: TaskManager;
  let project: string;
  let order: string[];
  beforeEach(async () => {
    workshop = await Workshop.open();
    project = await workshop.project();
    await symlink(project, workshop.path('link'));
    order = [];
    tasks = workshop.manager({ agents: shellAgents(), defaultAgent: 'sh' });
    tasks.on('taskStarted', (task) => order.push(task.name));
  });
  afterEach(() => workshop.close());

  const busy = { status: 'rejected', reason: { code: 'project_busy' } };
  const given = (id: number, name: string) => ({ status: 'fulfilled', value: { id, name } });

  async function both(first: { dir: string; queue: boolean }, second: { dir: string; queue: boolean }) {
    const answers = await Promise.allSettled([
      tasks.spawnTask('first', 'exit 0', workshop.path(first.dir), { queue: first.queue }),
      tasks.spawnTask('second', 'exit 0', workshop.path(second.dir), { queue: second.queue }),
    ]);
    await Promise.all(tasks.getAllTasks().map((task) => task.done));
    return answers;
  }

  it.each([
    ['api', 'api'],
    ['api', 'link'],
    ['link', 'api'],
  ])('by the names %s and %s: the second is refused', async (one, two) => {
    const answers = await both({ dir: one, queue: false }, { dir: two, queue: false });
    expect(answers).toMatchObject([given(1, 'first'), busy]);
    expect(order).toEqual(['first']);
  });

  it('the second may wait: both run, in their order', async () => {
    const answers = await both({ dir: 'link', queue: false }, { dir: 'api', queue: true });
    expect(answers).toMatchObject([given(1, 'first'), given(2, 'second')]);
    expect(order).toEqual(['first', 'second']);
  });

  it('only the first would have waited: the second is refused all the same', async () => {
    const answers = await both({ dir: 'api', queue: true }, { dir: 'link', queue: false });
    expect(answers).toMatchObject([given(1, 'first'), busy]);
    expect(order).toEqual(['first']);
  });

  it('one for a folder that is not there takes no turn from the other', async () => {
    const [missing, there] = await both({ dir: 'nowhere', queue: false }, { dir: 'api', queue: false });
    expect(missing).toMatchObject({ status: 'rejected', reason: { code: 'project_missing' } });
    expect(there).toMatchObject(given(1, 'second'));
  });
});
