import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FakeAgent } from '../../fakes/fake-agent.ts';
import { FakeJournal } from '../../fakes/memory-journal.ts';
import { soon } from '../processes.ts';
import { Workshop } from '../workshop.ts';

describe('what a task writes down', () => {
  let workshop: Workshop;
  let project: string;
  let journal: FakeJournal;
  let agent: FakeAgent;
  beforeEach(async () => {
    workshop = await Workshop.open();
    project = await workshop.project();
    journal = new FakeJournal();
    agent = new FakeAgent();
  });
  afterEach(async () => {
    await workshop.close();
    for (const run of agent.runs) run.close();
  });

  const manager = () => workshop.manager({ journal, agents: new Map([['fake', agent]]), defaultAgent: 'fake' });

  it('its creation before the agent starts, its end before any handler runs', async () => {
    const tasks = manager();
    const atStart: string[][] = [];
    const invocation = agent.invocation.bind(agent);
    agent.invocation = (order) => {
      atStart.push(journal.events.map(({ type }) => type));
      return invocation(order);
    };
    const atEnd: string[][] = [];
    tasks.on('taskComplete', () => atEnd.push(journal.events.map(({ type }) => type)));
    const task = await tasks.spawnTask('a', 'b', project);
    await tasks.begun(task.id);
    agent.runs[0]?.end({ type: 'exited', code: 0 });
    await task.done;
    expect(atStart).toEqual([['created']]);
    expect(atEnd).toEqual([['created', 'started', 'ended']]);
    expect(journal.events.at(-1)).toMatchObject({ task: { status: 'completed', returnCode: 0 } });
  });

  it('nothing is begun that cannot be written down, and the project stays free', async () => {
    const tasks = manager();
    journal.full = true;
    await expect(tasks.spawnTask('a', 'b', project)).rejects.toMatchObject({ code: 'state_unwritable' });
    expect(agent.runs).toEqual([]);
    expect(tasks.getAllTasks()).toEqual([]);
    journal.full = false;
    await expect(tasks.spawnTask('a', 'b', project)).resolves.toMatchObject({ id: 2, status: 'pending' });
  });

  it('a disk that fills up while it runs changes nothing of its outcome', async () => {
    const tasks = manager();
    const task = await tasks.spawnTask('a', 'b', project);
    await tasks.begun(task.id);
    journal.full = true;
    agent.runs[0]?.end({ type: 'exited', code: 0 });
    await expect(task.done).resolves.toMatchObject({ status: 'completed' });
    expect(workshop.warnings).toEqual(['the end of task 1 is not in the journal yet']);
    expect(journal.events.map(({ type }) => type)).toEqual(['created', 'started']);
    journal.full = false;
    await tasks.spawnTask('c', 'd', await workshop.project('web'));
    expect(journal.events.map(({ type }) => type)).toEqual(['created', 'started', 'ended', 'created']);
  });

  it('an output file that cannot be written is noted on the task, and changes nothing else', async () => {
    const tasks = manager();
    await writeFile(join(project, '.claude-tasks'), 'a file in the way');
    const task = await tasks.spawnTask('a', 'b', project);
    await tasks.begun(task.id);
    agent.runs[0]?.end({ type: 'exited', code: 0 });
    await expect(task.done).resolves.toMatchObject({ status: 'completed' });
    expect(workshop.warnings).toEqual(['the output file of task 1 could not be written']);
    expect(task.notes).toEqual([expect.stringMatching(/^Its output file could not be written: /)]);
  });

  it('a project that is removed while the agent works ends nothing', async () => {
    const tasks = manager();
    const task = await tasks.spawnTask('a', 'b', project);
    await tasks.begun(task.id);
    agent.runs[0]?.print('here');
    await soon(() => task.outputLines).toEqual(['here']);
    await rm(project, { recursive: true });
    agent.runs[0]?.print('still here');
    agent.runs[0]?.end({ type: 'exited', code: 0 });
    await expect(task.done).resolves.toMatchObject({ status: 'completed' });
    expect(task.outputLines).toEqual(['here', 'still here']);
  });

  it('state and logs are for the person alone', async () => {
    const stateDir = workshop.path('state');
    const tasks = workshop.manager({ stateDir });
    await (await tasks.spawnTask('secret', 'print secret', project)).done;
    const modes = ['', 'journal.jsonl', 'tasks', 'tasks/1.log'].map(
      async (name) => (await stat(join(stateDir, name))).mode & 0o077,
    );
    await expect(Promise.all(modes)).resolves.toEqual([0, 0, 0, 0]);
    expect(await readFile(join(stateDir, 'tasks/1.log'), 'utf8')).toBe('secret\n');
  });
});
