import { closeSync, openSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import type { TaskEvent } from '../../core/journal.ts';
import type { AppendFile } from './append-file.ts';
import { writeAll } from './copy-bytes.ts';
import { journalLines } from './journal-lines.ts';
import { type NeededLines, neededLines } from './needed-lines.ts';

/** A journal of so many lines is read in no time, whatever they say. */
const FEW = 1_000;

/**
 * Drops the lines that say nothing any more, where they are more than half of many. Lines may be appended meanwhile.
 * What stays is written aside, brought to the disk and then renamed over the journal, so that at every moment there is
 * one whole journal, old or new, under its name. Resolves with whether it was worth it. Rejects with the system's
 * error; the journal is then as it was.
 */
export async function compact(file: AppendFile): Promise<boolean> {
  const aside = `${file.path}.new`;
  await rm(aside, { force: true });
  const until = file.size();
  if (!file.sound) return false;
  const needed = await neededLines(journalLines(file.path, until));
  if (needed.count <= FEW || needed.numbers.size * 2 >= needed.count) return false;
  const fd = openSync(aside, 'ax+', 0o600);
  try {
    await writeNeeded(file.path, until, needed, fd);
    await file.replaceBy(aside, fd, until);
  } catch (cause) {
    closeSync(fd);
    await rm(aside, { force: true });
    throw cause;
  }
  await file.sync();
  return true;
}

async function writeNeeded(path: string, until: number, needed: NeededLines, fd: number): Promise<void> {
  const first: TaskEvent = { v: 1, type: 'compacted', at: Date.now(), lastId: needed.lastId };
  await writeAll(fd, Buffer.from(`${JSON.stringify(first)}\n`));
  let number = 0;
  for await (const lines of journalLines(path, until)) {
    const kept = lines.filter((_, index) => needed.numbers.has(number + index));
    number += lines.length;
    if (kept.length > 0) await writeAll(fd, Buffer.from(`${kept.join('\n')}\n`));
  }
}
