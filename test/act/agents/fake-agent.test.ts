import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FakeAgent } from '../../fakes/fake-agent.ts';
import { soon } from '../processes.ts';
import { Workshop } from '../workshop.ts';

describe('the fake agent', () => {
  let workshop: Workshop;
  let agent: FakeAgent;
  beforeEach(async () => {
    workshop = await Workshop.open();
    agent = new FakeAgent();
  });
  afterEach(() => workshop.close());

  async function begin() {
    const manager = workshop.manager({ agents: new Map([['fake', agent]]), defaultAgent: 'fake' });
    const task = await manager.spawnTask('a', 'b', await workshop.project());
    await soon(() => agent.runs).toHaveLength(1);
    return { manager, task };
  }

  it('prints and exits when the test says so', async () => {
    const { task } = await begin();
    agent.runs[0]?.print("it's here");
    await soon(() => task.outputLines).toEqual(["it's here"]);
    agent.runs[0]?.end({ type: 'exited', code: 3 });
    await expect(task.done).resolves.toMatchObject({ status: 'failed', returnCode: 3 });
  });

  it('is ended by a signal when the test says so', async () => {
    const { task } = await begin();
    agent.runs[0]?.end({ type: 'signalled', signal: 'SIGKILL' });
    await expect(task.done).resolves.toMatchObject({ status: 'failed', cause: 'signal' });
  });

  it('runs until it is cancelled, and cannot start where it refuses', async () => {
    const { manager, task } = await begin();
    await manager.begun(task.id);
    await manager.cancelTask(task.id);
    expect(task.status).toBe('cancelled');
    agent.refusal = 'It will not.';
    const refused = await manager.spawnTask('a', 'b', task.projectDir);
    await expect(refused.done).resolves.toMatchObject({ status: 'failed', reason: 'It will not. Say something else.' });
  });
});
