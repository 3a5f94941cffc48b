import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const snapshot = z.object({
  v: z.literal(1),
  /** Milliseconds since the epoch. */
  takenAt: z.number(),
  workTree: z.object({ top: z.string(), gitDir: z.string(), commonDir: z.string() }),
  /** The commit at HEAD; missing before the first one. */
  head: z.string().optional(),
  objectFormat: z.enum(['sha1', 'sha256']),
  filters: z.array(z.string()),
  /** By name: files whose bytes were not kept, and how to tell that they are still the same. */
  unkept: z.array(z.tuple([z.string(), z.string()])),
});

/** What a snapshot knows beside the index and the objects in its own repository. */
export type Snapshot = z.infer<typeof snapshot>;

/** Whole or not at all: a snapshot without this file was never finished. */
export async function saveSnapshot(folder: string, facts: Snapshot): Promise<void> {
  const aside = join(folder, 'snapshot.json.tmp');
  await writeFile(aside, JSON.stringify(facts));
  await rename(aside, join(folder, 'snapshot.json'));
}

/** Undefined when there is none. */
export async function loadSnapshot(folder: string): Promise<Snapshot | undefined> {
  try {
    return snapshot.parse(JSON.parse(await readFile(join(folder, 'snapshot.json'), 'utf8')));
  } catch {
    return undefined;
  }
}
