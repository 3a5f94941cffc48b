import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTaskStore, type TaskStore } from '../../../src/act/journal/task-store.ts';
import { created } from './some-facts.ts';

describe.each(['a state folder', 'a temporary folder'])('the files of tasks in %s', (kind) => {
  let dir: string;
  let store: TaskStore;
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'wilco-files-'));
    store = await openTaskStore(kind === 'a state folder' ? join(dir, 'state') : undefined);
  });
  afterEach(async () => {
    await store.close();
    await rm(dir, { recursive: true });
  });

  const root = () => dirname(store.runsDir);
  const all = async () => {
    const entries = await readdir(root(), { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile())
      .map((entry) => relative(root(), join(entry.parentPath, entry.name)))
      .filter((name) => name.includes('/'))
      .toSorted();
  };
  async function fill(id: number): Promise<readonly string[]> {
    const changes = store.changesFolder(id);
    await mkdir(changes);
    const files = [store.logFile(id), store.runFile(id, 1), store.runFile(id, 12), store.promptFile(id)];
    const every = [...files, store.diffFile(id), store.outputFile(id), join(changes, 'index')];
    for (const file of every) await writeFile(file, 'x');
    return every.map((file) => relative(root(), file)).toSorted();
  }

  it('have each their place, in folders for the person alone', async () => {
    expect(await fill(7)).toEqual([
      ...['changes/7/index', 'runs/7-1.run', 'runs/7-12.run', 'runs/7.prompt'],
      ...['tasks/7-output.md', 'tasks/7.diff', 'tasks/7.log'],
    ]);
    for (const folder of ['.', 'tasks', 'runs', 'changes']) {
      expect((await stat(join(root(), folder))).mode & 0o077).toBe(0);
    }
  });

  it('are removed with their task, and with no other', async () => {
    await fill(1);
    const others = [...(await fill(11)), ...(await fill(2))].toSorted();
    await store.forget(1);
    expect(await all()).toEqual(others);
    await store.forget(1);
  });

  it('are removed where nobody knows the task, but nothing that is no task’s', async () => {
    const known = await fill(3);
    await fill(30);
    await fill(4);
    const foreign = ['runs/launcher.pid', 'tasks/notes', 'tasks/0.log', 'changes/3x'];
    for (const name of foreign) await writeFile(join(root(), name), 'x');
    await store.removeStrays(new Set([3]));
    expect(await all()).toEqual([...known, ...foreign].toSorted());
  });

  it('may be gone altogether', async () => {
    await rm(root(), { recursive: true });
    await store.forget(1);
    await store.removeStrays(new Set());
  });
});

describe('a task store', () => {
  it('without a folder leaves nothing behind', async () => {
    const store = await openTaskStore(undefined);
    await store.close();
    await expect(stat(store.runsDir)).rejects.toThrow('ENOENT');
  });

  it('shortens a long journal when it opens', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'wilco-files-'));
    const line = (id: number) => `${JSON.stringify(created(id))}\n{"v":1,"type":"removed","at":1,"id":${id}}\n`;
    await writeFile(join(dir, 'journal.jsonl'), Array.from({ length: 600 }, (_, index) => line(index + 1)).join(''));
    const store = await openTaskStore(dir);
    await store.close();
    expect(await readFile(join(dir, 'journal.jsonl'), 'utf8')).toMatch(/^.*"compacted".*"lastId":600\}\n$/);
    await rm(dir, { recursive: true });
  });
});
