import { readFile, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Acting } from '../../../src/act/acting.ts';
import type { AgentReader } from '../../../src/core/agent.ts';
import type { TaskEvent } from '../../../src/core/journal.ts';
import { FakeAgent } from '../../fakes/fake-agent.ts';
import { FakeJournal } from '../../fakes/memory-journal.ts';
import { soon } from '../processes.ts';
import { ActingRoom } from './acting-room.ts';

/** Its output is read anew when its output file is written. */
class EventsAgent extends FakeAgent {
  override readonly output = 'events';
  readers = 0;
  onReader = () => {};

  override reader(): AgentReader {
    this.readers += 1;
    this.onReader();
    return super.reader();
  }
}

describe('renaming a task', () => {
  let room: ActingRoom;
  let acting: Acting;
  beforeEach(async () => {
    room = await ActingRoom.make();
    ({ acting } = await room.open());
  });
  afterEach(() => room.close());

  const rename = (taskId: number, name: string) => acting.perform({ type: 'rename', taskId, name });
  const outputFile = () => join(room.api.dir, '.claude-tasks', 'task-1-output.md');
  const ended = async (prompt: string) => {
    await acting.perform(room.start(prompt, { name: 'greet' }));
    await acting.tasks.getTask(1)?.done;
  };

  it('tells the name before, and all know it by the new one', async () => {
    await acting.perform(room.start('hang', { name: 'greet' }));
    expect(await rename(1, 'login')).toMatchObject({
      type: 'renamed',
      task: { id: 1, name: 'login' },
      before: 'greet',
    });
    expect(acting.situation().tasks).toMatchObject([{ name: 'login' }]);
    expect(acting.tasks.findTaskByName('login')?.id).toBe(1);
    expect(acting.tasks.findTaskByName('greet')).toBeUndefined();
  });

  it('holds over a restart, of one that runs on and of one that has ended', async () => {
    await ended('exit 0');
    await rename(1, 'the first');
    await acting.perform(room.start('hang'));
    await rename(2, 'the second');
    await acting.stop();
    ({ acting } = await room.open());
    expect(acting.situation().tasks).toMatchObject([
      { id: 2, name: 'the second', status: 'running' },
      { id: 1, name: 'the first', status: 'completed' },
    ]);
    await acting.perform({ type: 'cancel', taskId: 2 });
    expect(await readFile(outputFile().replace('-1-', '-2-'), 'utf8')).toMatch(/^# Task 2: the second\n/);
  });

  it.each([
    ['  The\n\tLogin ', 'The Login'],
    ['\u001b[31mred\u001b[0m\u202e', 'red'],
    ['ü'.repeat(200), 'ü'.repeat(60)],
    ['🙂'.repeat(70), undefined],
    ['', undefined],
    [' \u200b\u0007 …', undefined],
  ])('makes of %j the name %j', async (said, name) => {
    await acting.perform(room.start('hang'));
    expect(await rename(1, said)).toMatchObject(
      name === undefined
        ? { type: 'problem', error: { code: 'bad_argument', message: expect.stringMatching(/^That is no name/) } }
        : { type: 'renamed', task: { name } },
    );
  });

  it('refuses a name that another living task has, and says which', async () => {
    await acting.perform(room.start('hang', { name: 'login' }));
    await acting.perform(room.start('hang', { project: await room.project('web'), name: 'docs' }));
    expect(await rename(2, 'LOGIN')).toMatchObject({
      type: 'problem',
      error: { code: 'bad_argument', message: 'Task 1, which still lives, is called “login” already.' },
    });
    expect(await rename(2, 'DOCS')).toMatchObject({ type: 'renamed', before: 'docs', task: { name: 'DOCS' } });
    await acting.perform({ type: 'cancel', taskId: 1 });
    expect(await rename(2, 'login')).toMatchObject({ type: 'renamed' });
  });

  it('gives a name to one only of two that want it in the same moment, and a start beside them gets a number', async () => {
    await acting.perform(room.start('hang', { name: 'a' }));
    await acting.perform(room.start('hang', { project: await room.project('web'), name: 'b' }));
    const [docs, site] = [await room.project('docs'), await room.project('site')];
    const told = await Promise.all([
      rename(1, 'login'),
      rename(2, 'login'),
      acting.perform(room.start('hang', { project: docs, name: 'login' })),
      acting.perform(room.start('hang', { project: site, name: 'login' })),
    ]);
    expect(told.map(({ type }) => type)).toEqual(['renamed', 'problem', 'taskStarted', 'taskStarted']);
    expect(acting.situation().tasks.map(({ name }) => name)).toEqual(['login 3', 'login 2', 'b', 'login']);
  });

  it('of one that nobody knows is a problem', async () => {
    expect(await rename(9, 'x')).toMatchObject({ type: 'problem', error: { code: 'task_unknown' } });
  });

  it('stands in the title of the output file of one that has ended, and changes nothing else there', async () => {
    await ended('print hello');
    const before = await readFile(outputFile(), 'utf8');
    await rename(1, 'größer');
    expect(await readFile(outputFile(), 'utf8')).toBe(before.replace('# Task 1: greet\n', '# Task 1: größer\n'));
  });

  it.each([
    ['is gone', (file: string) => rm(file)],
    ['is very large', (file: string) => truncate(file, 2 * 1024 * 1024)],
    ['has another title', (file: string) => writeFile(file, 'My notes\n')],
    ['is a link', (file: string) => rm(file).then(() => symlink(room.workshop.path('elsewhere'), file))],
  ])('leaves an output file alone that %s', async (_, change) => {
    await writeFile(room.workshop.path('elsewhere'), '# Task 1: greet\n');
    await ended('print hello');
    await change(outputFile());
    const before = await readFile(outputFile(), 'utf8').catch(() => 'none');
    expect(await rename(1, 'login')).toMatchObject({ type: 'renamed' });
    expect(await readFile(outputFile(), 'utf8').catch(() => 'none')).toBe(before);
    expect(room.warnings).toEqual([]);
  });

  it('is in the title of the output file also where that is being written at that moment', async () => {
    const agent = new EventsAgent();
    const tasks = room.workshop.manager({ agents: new Map([['fake', agent]]), defaultAgent: 'fake' });
    const task = await tasks.spawnTask('before', 'work', room.api.dir);
    await tasks.begun(1);
    await soon(() => agent.readers).toBe(1);
    const renamed = new Promise<void>((resolve) => {
      agent.onReader = () => resolve(tasks.renameTask(1, 'after'));
    });
    agent.runs[0]?.end({ type: 'exited', code: 0 });
    await renamed;
    await task.done;
    agent.runs[0]?.close();
    expect(await readFile(outputFile(), 'utf8')).toMatch(/^# Task 1: after\n/);
  });

  it('is the last of several that were given at once, in the output file as well', async () => {
    await ended('print hello');
    await Promise.all(['a', 'b', 'c', 'd'].map((name) => acting.tasks.renameTask(1, name)));
    expect(acting.tasks.getTask(1)?.name).toBe('d');
    expect(await readFile(outputFile(), 'utf8')).toMatch(/^# Task 1: d\n/);
    expect(room.warnings).toEqual([]);
  });

  it('holds although the disk is full, and comes into the journal when there is room', async () => {
    const journal = new FakeJournal();
    const tasks = room.workshop.manager({ journal });
    const task = await tasks.spawnTask('before', 'hang', room.api.dir);
    journal.full = true;
    await tasks.renameTask(1, 'after');
    expect([task.name, room.workshop.warnings]).toEqual([
      'after',
      ['the new name of task 1 is not in the journal yet'],
    ]);
    journal.full = false;
    await tasks.cancelTask(1);
    const names = (event: TaskEvent) => (event.type === 'renamed' ? [event.name] : []);
    expect(journal.events.flatMap(names)).toEqual(['after']);
    expect(journal.events.at(-1)).toMatchObject({ type: 'ended', task: { name: 'after' } });
  });
});
