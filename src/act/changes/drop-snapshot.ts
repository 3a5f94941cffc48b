import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';

/** Deletes the folder and all that is in it. Never rejects: what cannot be deleted stays. */
export async function dropSnapshot(folder: string): Promise<void> {
  if (!existsSync(folder)) return;
  await rm(folder, { recursive: true, force: true, maxRetries: 2 }).catch(() => {});
}
