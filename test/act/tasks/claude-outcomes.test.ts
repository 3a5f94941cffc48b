import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Workshop } from '../workshop.ts';

describe('the outcome of an agent that streams events', () => {
  let workshop: Workshop;
  beforeEach(async () => {
    workshop = await Workshop.open();
  });
  afterEach(() => workshop.close());

  async function run(prompt: string) {
    const task = await workshop.manager().spawnTask('claude', prompt, await workshop.project(), { agent: 'claude' });
    await task.done;
    return task;
  }

  it('a result is a success, and what it did is readable', async () => {
    const task = await run('claude-init; claude-says I look.; claude-edits /x/api/src/a.ts; claude-result All done.');
    expect(task).toMatchObject({ status: 'completed', result: 'All done.', activity: 'editing src/a.ts' });
    expect(task.outputLines).toEqual(['I look.', '> editing src/a.ts']);
  });

  it('a result after which it ends with an error is a success', async () => {
    expect(await run('claude-result All done.; exit 1')).toMatchObject({ status: 'completed', returnCode: 1 });
  });

  it('an error with exit code 0 is a failure with its words', async () => {
    const task = await run('claude-error API Error: 529 overloaded; exit 0');
    expect(task).toMatchObject({
      status: 'failed',
      returnCode: 0,
      reason: 'API Error: 529 overloaded',
      result: undefined,
    });
  });

  it('exit code 0 without a result is a failure', async () => {
    expect(await run('claude-says I begin.; exit 0')).toMatchObject({
      status: 'failed',
      reason: 'It ended without a result.',
    });
  });

  it('the last of several results counts', async () => {
    expect(await run('claude-result one; claude-says more; claude-result two')).toMatchObject({ result: 'two' });
  });

  it('what it says to stderr is in the reason', async () => {
    const task = await run('error cannot be used with root privileges; exit 1');
    expect(task.reason).toBe('It ended with exit code 1: cannot be used with root privileges');
  });
});
