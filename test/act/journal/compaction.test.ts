import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { copyFile, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FileJournal } from '../../../src/act/journal/file-journal.ts';
import { replayTasks } from '../../../src/act/journal/replay-tasks.ts';
import { created, ended, removed, started } from './some-facts.ts';

const PROGRAM = fileURLToPath(new URL('./compacting-program.ts', import.meta.url));

describe('a journal that has grown long', () => {
  let dir: string;
  let path: string;
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'wilco-compaction-'));
    path = join(dir, 'journal.jsonl');
  });
  afterEach(() => rm(dir, { recursive: true }));

  /** `count` tasks that have ended, of which every tenth was not removed. */
  async function write(count: number, keep: (id: number) => boolean = (id) => id % 10 === 0): Promise<void> {
    const ids = Array.from({ length: count }, (_, index) => index + 1);
    const events = ids.flatMap((id) => [created(id), started(id), ended(id), ...(keep(id) ? [] : [removed(id)])]);
    await writeFile(path, events.map((event) => `${JSON.stringify(event)}\n`).join(''), { mode: 0o600 });
  }
  const memory = () => replayTasks(new FileJournal(path));
  async function compact(): Promise<void> {
    const journal = new FileJournal(path);
    await journal.compact();
    await journal.close();
  }

  it('is made short, and comes to the same tasks and the same last id', async () => {
    await write(1_009);
    await writeFile(path, '{"v":1,"type":"created","at":1,"task":{"id":1010,"na', { flag: 'a' });
    const [before, { mode }] = [await memory(), await stat(path)];
    await compact();
    expect(await memory()).toEqual(before);
    expect(before).toMatchObject({ lastId: 1_009, tasks: { length: 100 } });
    const lines = (await readFile(path, 'utf8')).split('\n');
    expect(lines).toHaveLength(302);
    expect(JSON.parse(lines[0] ?? '')).toEqual({ v: 1, type: 'compacted', at: expect.any(Number), lastId: 1_009 });
    expect((await stat(path)).mode).toBe(mode);
    expect(await readdir(dir)).toEqual(['journal.jsonl']);
  });

  it('is left alone where it is short, or where most of it is needed', async () => {
    for (const [count, keep] of [[100, () => false] as const, [1_000, (id: number) => id % 3 > 0] as const]) {
      await write(count, keep);
      const before = await readFile(path, 'utf8');
      await compact();
      expect(await readFile(path, 'utf8')).toBe(before);
    }
  });

  it('can be made short again and again', async () => {
    await write(1_000);
    await compact();
    const journal = new FileJournal(path);
    for (let id = 10; id <= 1_000; id += 10) await journal.append(removed(id));
    for (let id = 1_001; id <= 1_400; id += 1)
      await Promise.all([created(id), removed(id)].map((e) => journal.append(e)));
    await journal.compact();
    await journal.append(created(1_401));
    await journal.close();
    expect(await readFile(path, 'utf8')).toMatch(/^\{"v":1,"type":"compacted",.*"lastId":1400\}\n.*"id":1401,.*\n$/);
  });

  it('takes appends meanwhile, and loses none', async () => {
    await write(5_000);
    const journal = new FileJournal(path);
    const compacting = journal.compact();
    const { promise: over, resolve } = Promise.withResolvers<boolean>();
    void compacting.then(() => resolve(true));
    let last = 5_000;
    for (let waiting = true; waiting; ) {
      last += 1;
      await journal.append(created(last));
      waiting = !(await Promise.race([over, sleep(1, false)]));
    }
    await journal.append(started(last));
    await journal.close();
    const { lastId, tasks } = await memory();
    expect(lastId).toBe(last);
    expect(tasks).toHaveLength(500 + last - 5_000);
    expect(tasks.at(-1)?.facts.status).toBe('running');
    expect(last).toBeGreaterThan(5_001);
    expect(await readFile(path, 'utf8')).toMatch(/^\{"v":1,"type":"compacted"/);
  });

  it('makes itself short while it grows', async () => {
    const journal = new FileJournal(path);
    const result = 'x'.repeat(2_000);
    for (let id = 1; id <= 600; id += 1) {
      await Promise.all([created(id), ended(id, { result }), removed(id)].map((event) => journal.append(event)));
    }
    await expect.poll(async () => (await stat(path)).size, { timeout: 15_000 }).toBeLessThan(1_000_000);
    await journal.close();
    expect(await memory()).toEqual({ lastId: 600, tasks: [] });
  });

  it('is whole at whatever step the machine went down, and the rest of that is removed', async () => {
    await write(1_000);
    const before = await memory();
    const aside = `${path}.new`;
    await copyFile(path, join(dir, 'old'));
    await compact();
    const short = await readFile(path);
    for (const left of [Buffer.alloc(0), short.subarray(0, short.length / 2), short]) {
      await copyFile(join(dir, 'old'), path);
      await writeFile(aside, left);
      expect(await memory()).toEqual(before);
      await compact();
      expect(await memory()).toEqual(before);
      expect((await readdir(dir)).toSorted()).toEqual(['journal.jsonl', 'old']);
    }
  });

  /** Runs the program until it has said so many things, and kills it. Resolves with all that it said. */
  async function runAndKill(enough: (said: string) => boolean): Promise<string> {
    const program = spawn(process.execPath, [PROGRAM, path], { stdio: ['ignore', 'pipe', 'inherit'] });
    const exit = once(program, 'exit');
    let said = '';
    try {
      for await (const piece of program.stdout) {
        said += piece;
        if (enough(said)) program.kill('SIGKILL');
      }
    } finally {
      program.kill('SIGKILL');
      await exit;
    }
    return said;
  }

  it('loses nothing that was said to be there, whenever its writer is killed', async () => {
    await write(400, () => false);
    const compacted = () => readFileSync(path, 'utf8').startsWith('{"v":1,"type":"compacted"');
    const kept = new Set<number>();
    for (const lines of [1, 7, 30, 77, 150, 400]) {
      const said = await runAndKill((text) => text.length > lines * 5 && (lines < 400 || compacted()));
      for (const [, sign, id] of said.matchAll(/^([+-])(\d+)\n/gm)) {
        if (sign === '+') kept.add(Number(id));
        else kept.delete(Number(id));
      }
      const { lastId, tasks } = await memory();
      const there = new Set(tasks.map(({ facts }) => facts.id));
      expect([...kept].filter((id) => !there.has(id))).toEqual([]);
      expect(lastId).toBeGreaterThanOrEqual(Math.max(400, ...kept));
    }
    expect(kept.size).toBeGreaterThan(1);
  });
});
