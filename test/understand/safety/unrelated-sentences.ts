import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What people say near a microphone and do not say to Wilco: news, code talk, half sentences, chatter. */
export function unrelatedSentences(): readonly string[] {
  const folder = join(import.meta.dirname, 'unrelated');
  return readdirSync(folder).flatMap((name) =>
    readFileSync(join(folder, name), 'utf8')
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '' && !line.startsWith('#')),
  );
}
