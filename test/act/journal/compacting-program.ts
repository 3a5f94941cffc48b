import { FileJournal } from '../../../src/act/journal/file-journal.ts';
import { replayTasks } from '../../../src/act/journal/replay-tasks.ts';
import { created, ended, removed } from './some-facts.ts';

/**
 * `compacting-program.ts JOURNAL`: orders tasks and removes most of them, making the journal short again all the time,
 * until it is killed. Prints what is on the disk: "+7" for a task that is, "-7" before it begins to remove one.
 */
const journal = new FileJournal(process.argv[2] ?? '');
const say = (what: string) => process.stdout.write(`${what}\n`);
const { lastId } = await replayTasks(journal);

async function work(first: number): Promise<void> {
  for (let id = first; ; id += 4) {
    await journal.append(created(id));
    say(`+${id}`);
    if (id % 50 === 0) continue;
    await journal.append(ended(id));
    say(`-${id}`);
    await journal.append(removed(id));
  }
}

async function compactAlways(): Promise<void> {
  for (;;) {
    await journal.compact();
    await new Promise((resolve) => setImmediate(resolve));
  }
}

await Promise.all([...[1, 2, 3, 4].map((offset) => work(lastId + offset)), compactAlways()]);
