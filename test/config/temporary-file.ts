import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A config file that exists until the test is over. */
export async function configFile(
  text: string,
): Promise<{ readonly configFile: string; readonly configNamed: boolean }> {
  const folder = await mkdtemp(join(tmpdir(), 'wilco-config-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const path = join(folder, 'config.toml');
  await writeFile(path, text);
  return { configFile: path, configNamed: false };
}
