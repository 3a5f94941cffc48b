import { appendFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FileJournal } from '../../../src/act/journal/file-journal.ts';
import { replayTasks } from '../../../src/act/journal/replay-tasks.ts';
import type { Journal, TaskEvent } from '../../../src/core/journal.ts';
import { created, ended, renamed, someFacts } from './some-facts.ts';

describe('the journal on the disk', () => {
  let dir: string;
  let path: string;
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'wilco-journal-'));
    path = join(dir, 'journal.jsonl');
  });
  afterEach(() => rm(dir, { recursive: true }));

  const all = async (journal: Journal) => await Array.fromAsync(journal.replay());
  const ids = async (journal: Journal) => (await replayTasks(journal)).tasks.map(({ facts }) => facts.id);

  it('gives back what was appended, undefined facts too', async () => {
    const journal = new FileJournal(path);
    const events: TaskEvent[] = [
      { ...created(1), bootId: 'b', logLimit: 4096, projectKey: '1:2' },
      { v: 1, type: 'started', at: 2, id: 1, process: { pid: 7, startTime: 8, bootId: 'b' }, cgroup: undefined },
      {
        v: 1,
        type: 'ended',
        at: 3,
        task: someFacts({ status: 'failed', reason: 'no "luck"\nat all', leftovers: ['vite'] }),
      },
      { v: 1, type: 'renamed', at: 4, id: 1, name: 'login' },
      { v: 1, type: 'removed', at: 4, id: 1 },
    ];
    await Promise.all(events.map((event) => journal.append(event)));
    await journal.close();
    expect(await all(new FileJournal(path))).toStrictEqual(events);
  });

  it('is on the disk when append resolves', async () => {
    const journal = new FileJournal(path);
    await journal.append(created(1));
    expect(await readFile(path, 'utf8')).toMatch(/^\{.*"marker":"m-1"\}\n$/);
    await journal.close();
  });

  it('is empty where there is none', async () => {
    expect(await all(new FileJournal(path))).toEqual([]);
  });

  it('a torn last line is skipped, and the next event stands on a line of its own', async () => {
    const first = new FileJournal(path);
    await first.append(created(1));
    await first.close();
    await appendFile(path, JSON.stringify(created(2)).slice(0, 40));
    const second = new FileJournal(path);
    expect(await ids(second)).toEqual([1]);
    await second.append(created(3));
    await second.close();
    expect(await ids(new FileJournal(path))).toEqual([1, 3]);
  });

  it('what a later version wrote is left alone', async () => {
    await writeFile(path, '{"v":2,"type":"created"}\n{"v":1,"type":"unheard"}\n');
    const journal = new FileJournal(path);
    await journal.append(created(1));
    expect(await ids(journal)).toEqual([1]);
    await journal.close();
  });

  it('an append that fails says so, and a later one works again', async () => {
    await mkdir(path);
    const journal = new FileJournal(path);
    await expect(journal.append(created(1))).rejects.toMatchObject({ code: 'state_unwritable' });
    await rm(path, { recursive: true });
    await journal.append(created(2));
    await journal.close();
    expect(await ids(new FileJournal(path))).toEqual([2]);
  });

  it('knows a task by its last name, as an ended one too', async () => {
    const journal = new FileJournal(path);
    for (const event of [created(1), renamed(1, 'first'), renamed(1, 'second'), created(2)])
      await journal.append(event);
    for (const event of [ended(2, { name: 'at its end' }), renamed(2, 'after it'), renamed(7, 'nobody')]) {
      await journal.append(event);
    }
    await journal.close();
    const { tasks } = await replayTasks(new FileJournal(path));
    expect(tasks.map(({ facts }) => [facts.name, facts.status])).toEqual([
      ['second', 'pending'],
      ['after it', 'completed'],
    ]);
  });

  it('replayed, it comes to the tasks as they stood', async () => {
    const journal = new FileJournal(path);
    const process = { pid: 7, startTime: 8, bootId: 'b' };
    const remembered = { bootId: undefined, logLimit: undefined, projectKey: undefined, cgroup: undefined };
    await journal.append(created(1));
    await journal.append({ ...created(2), task: someFacts({ id: 2, waitsFor: 'slot' }) });
    await journal.append({ v: 1, type: 'started', at: 5, id: 2, process });
    await journal.append(ended(1));
    await journal.append(created(3));
    await journal.append({ v: 1, type: 'removed', at: 7, id: 3 });
    await journal.close();
    expect(await replayTasks(new FileJournal(path))).toEqual({
      lastId: 3,
      tasks: [
        { ...remembered, facts: someFacts({ id: 1, status: 'completed' }), marker: 'm-1', process: undefined },
        { ...remembered, facts: someFacts({ id: 2, status: 'running', startedAt: 5 }), marker: 'm-2', process },
      ],
    });
  });
});
