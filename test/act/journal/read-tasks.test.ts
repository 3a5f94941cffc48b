import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readTasks } from '../../../src/act/journal/read-tasks.ts';
import { openTaskStore } from '../../../src/act/journal/task-store.ts';
import { created, ended, removed, renamed } from './some-facts.ts';

describe('the tasks of a state folder', () => {
  let dir: string;
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'wilco-read-'));
  });
  afterEach(() => rm(dir, { recursive: true }));

  it('can be read while another owns it', async () => {
    const store = await openTaskStore(dir);
    for (const event of [created(1), created(2), created(3), ended(1), renamed(2, 'login'), removed(3)]) {
      await store.journal.append(event);
    }
    const before = await readdir(dir);
    const tasks = await readTasks(dir);
    expect(tasks.map(({ id, name, status }) => [id, name, status])).toEqual([
      [2, 'login', 'pending'],
      [1, 'refactor auth', 'completed'],
    ]);
    expect(await readdir(dir)).toEqual(before);
    await store.close();
  });

  it('are none where there is no folder, and none is made', async () => {
    expect(await readTasks(join(dir, 'nowhere'))).toEqual([]);
    expect(await readdir(dir)).toEqual([]);
  });
});
