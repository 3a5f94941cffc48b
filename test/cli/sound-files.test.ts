import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { soundFiles } from '../../src/cli/sound-files.ts';

const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

test('a folder stands for its WAV files by name, a path that is none for itself', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'wilco-sounds-'));
  folders.push(folder);
  for (const name of ['b.wav', 'a.WAV', 'labels.json']) writeFileSync(join(folder, name), '');
  mkdirSync(join(folder, 'below'));
  writeFileSync(join(folder, 'below', 'c.wav'), '');
  const found = await Array.fromAsync(soundFiles(['one.wav', folder, '/nonexistent.wav']));
  expect(found).toEqual(['one.wav', join(folder, 'a.WAV'), join(folder, 'b.wav'), '/nonexistent.wav']);
});
