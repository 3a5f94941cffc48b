import { spawnSync } from 'node:child_process';
import { closeSync, openSync, readdirSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { FileJournal } from '../../../src/act/journal/file-journal.ts';
import { replayTasks } from '../../../src/act/journal/replay-tasks.ts';
import { created, ended, removed, renamed, started } from './some-facts.ts';

/**
 * `on-full-disk.ts SCENARIO FOLDER`, where FOLDER is a file system of its own: does what the scenario says and prints
 * what came of it as one line of JSON.
 */
const [scenario, dir = ''] = process.argv.slice(2);
const path = join(dir, 'journal.jsonl');
const filler = join(dir, 'filler');
const LONG = 'x'.repeat(10_000);

const message = (promise: Promise<void>) =>
  promise.then(
    () => 'written',
    (error: Error) => error.message.replace(dir, ''),
  );
const text = () => readFileSync(path, 'utf8');
const wholeLines = () => {
  const lines = text().split('\n');
  return lines.pop() === '' ? lines.map((line) => JSON.parse(line).type) : 'torn';
};

function fill(): void {
  const fd = openSync(filler, 'a');
  for (const piece of [4096, 1]) {
    try {
      while (writeSync(fd, Buffer.alloc(piece)) > 0);
    } catch {}
  }
  closeSync(fd);
}

async function until(condition: () => boolean): Promise<boolean> {
  const end = Date.now() + 10_000;
  while (!condition() && Date.now() < end) await sleep(10);
  return condition();
}

async function tasks() {
  const memory = await replayTasks(new FileJournal(path));
  return memory.tasks.map(({ facts }) => `${facts.id} ${facts.status}`);
}

async function full() {
  const journal = new FileJournal(path, { retryAfter: 50 });
  for (const event of [created(1), started(1), created(2)]) await journal.append(event);
  fill();
  const said = {
    created: await message(journal.append(created(3, { prompt: LONG }))),
    ended: await message(journal.append(ended(1, { result: LONG }))),
    started: await message(journal.append(started(2))),
    removed: await message(journal.append(removed(2))),
    linesWhileFull: wholeLines(),
  };
  rmSync(filler);
  const writtenLater = await until(() => text().includes('"removed"'));
  await journal.append(created(4));
  await journal.close();
  return { ...said, writtenLater, lines: wholeLines(), tasks: await tasks() };
}

async function closed() {
  const journal = new FileJournal(path, { retryAfter: 60_000 });
  await journal.append(created(1));
  fill();
  const said = await message(journal.append(ended(1, { result: LONG })));
  rmSync(filler);
  await journal.close();
  return { said, tasks: await tasks() };
}

/** The disk finds out that it could not keep an end only after it had no room for the new name. */
async function renamedLater() {
  let syncs = 0;
  const late = Promise.withResolvers<void>();
  const datasync = async () => {
    syncs += 1;
    if (syncs === 3) await late.promise;
    if (syncs === 2 || syncs === 3) throw Object.assign(new Error('EIO: i/o error'), { code: 'EIO' });
  };
  const journal = new FileJournal(path, { retryAfter: 50, datasync });
  await journal.append(created(1));
  await message(journal.append(ended(1, { name: 'before' })));
  await until(() => syncs === 3);
  fill();
  const said = await message(journal.append(renamed(1, LONG)));
  late.resolve();
  await sleep(0);
  rmSync(filler);
  await journal.append(created(2));
  await journal.close();
  const memory = await replayTasks(new FileJournal(path));
  return { said, isRenamed: memory.tasks[0]?.facts.name === LONG, tasks: await tasks() };
}

async function readOnly() {
  const remount = (how: string) => spawnSync('mount', ['-o', `remount,${how}`, dir]).status;
  remount('ro');
  const journal = new FileJournal(path, { retryAfter: 50 });
  const said = await message(journal.append(created(1)));
  remount('rw');
  await journal.append(created(2));
  await journal.close();
  return { said, tasks: await tasks() };
}

async function compaction() {
  const journal = new FileJournal(path);
  for (let id = 1; id <= 1_000; id += 1) {
    await journal.append(created(id));
    if (id % 4 !== 0) await Promise.all([journal.append(ended(id)), journal.append(removed(id))]);
  }
  const before = text();
  fill();
  await journal.compact();
  const untouched = text() === before;
  const files = readdirSync(dir);
  rmSync(filler);
  await journal.compact();
  await journal.close();
  return { untouched, files, shorter: text().length < before.length / 3, tasks: (await tasks()).length };
}

const scenarios: Readonly<Record<string, () => Promise<unknown>>> = {
  full,
  closed,
  renamedLater,
  readOnly,
  compaction,
};
const run = scenarios[scenario ?? ''];
if (run !== undefined) process.stdout.write(`${JSON.stringify(await run())}\n`);
