import { fdatasync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FileJournal } from '../../../src/act/journal/file-journal.ts';
import { replayTasks } from '../../../src/act/journal/replay-tasks.ts';
import { created, ended, removed, renamed, started } from './some-facts.ts';

describe('what the journal brings to the disk', () => {
  let dir: string;
  let path: string;
  let syncs: number;
  let broken: boolean;
  let journal: FileJournal;
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'wilco-sync-'));
    path = join(dir, 'journal.jsonl');
    syncs = 0;
    broken = false;
    journal = new FileJournal(path, { datasync, retryAfter: 20 });
  });
  afterEach(async () => {
    await journal.close();
    await rm(dir, { recursive: true });
  });

  /** A disk that takes what is written, and perhaps finds out only later that it cannot keep it. */
  async function datasync(fd: number): Promise<void> {
    syncs += 1;
    if (broken) throw Object.assign(new Error('EIO: i/o error, fdatasync'), { code: 'EIO' });
    await promisify(fdatasync)(fd);
  }

  const types = async () =>
    (await readFile(path, 'utf8')).split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line).type]));
  const tasks = async () =>
    (await replayTasks(new FileJournal(path))).tasks.map(({ facts }) => [facts.id, facts.status]);

  it('is everything but the start of a process, which does not outlive the machine', async () => {
    await journal.append(created(1));
    expect(syncs).toBe(1);
    await journal.append(started(1));
    expect(syncs).toBe(1);
    await journal.append(ended(1));
    expect(syncs).toBe(2);
    await journal.append(removed(1));
    expect(syncs).toBe(3);
  });

  it('is a new name of an ended task beside its end, where the disk took neither at first', async () => {
    await journal.append(created(1));
    broken = true;
    await expect(journal.append(ended(1))).rejects.toMatchObject({ code: 'state_unwritable' });
    await expect(journal.append(renamed(1, 'login'))).rejects.toMatchObject({ code: 'state_unwritable' });
    broken = false;
    await journal.append(created(2));
    await journal.close();
    const [first] = (await replayTasks(new FileJournal(path))).tasks;
    expect(first?.facts).toMatchObject({ name: 'login', status: 'completed' });
  });

  it('is brought there together', async () => {
    await Promise.all(Array.from({ length: 100 }, (_, index) => journal.append(created(index + 1))));
    expect(syncs).toBeLessThanOrEqual(2);
    expect(await tasks()).toHaveLength(100);
  });

  it('a task that is perhaps not there is refused, and nobody will read it', async () => {
    broken = true;
    await expect(journal.append(created(1))).rejects.toMatchObject({
      code: 'state_unwritable',
      message: `The journal ${path} cannot be written: the disk reports errors.`,
    });
    expect(await tasks()).toEqual([]);
    broken = false;
    await journal.append(created(2));
    await journal.close();
    expect(await tasks()).toEqual([[2, 'pending']]);
  });

  it('an end that is perhaps not there is written once more', async () => {
    await journal.append(created(1));
    broken = true;
    await expect(journal.append(ended(1))).rejects.toMatchObject({ code: 'state_unwritable' });
    broken = false;
    await expect.poll(types, { timeout: 15_000 }).toEqual(['created', 'ended', 'ended']);
    const before = syncs;
    await journal.append(created(2));
    expect(syncs).toBeGreaterThan(before);
    expect(await types()).toEqual(['created', 'ended', 'ended', 'created']);
    expect(await tasks()).toEqual([
      [1, 'completed'],
      [2, 'pending'],
    ]);
  });

  it('a removal overtakes an end that was kept', async () => {
    await journal.append(created(1));
    broken = true;
    await expect(journal.append(ended(1))).rejects.toThrow();
    await expect(journal.append(removed(1))).rejects.toThrow();
    broken = false;
    await journal.close();
    expect(await tasks()).toEqual([]);
    expect((await types()).at(-1)).toBe('removed');
  });

  it('is nothing after it was closed, when the folder may be another’s', async () => {
    await journal.append(created(1));
    broken = true;
    const ending = expect(journal.append(ended(1))).rejects.toThrow();
    await journal.close();
    await ending;
    await expect(journal.append(created(2))).rejects.toThrow('cannot be written: it was closed.');
    expect(await types()).toEqual(['created', 'ended']);
  });
});
