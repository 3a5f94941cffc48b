import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { projectIdentifiers } from '../../../src/act/projects/project-identifiers.ts';
import { needs } from '../../requirements.ts';

const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'wilco-identifiers-'));
  folders.push(folder);
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

function repositoryWith(files: Readonly<Record<string, string>>): string {
  const folder = folderWith(files);
  execFileSync('git', ['init', '-q'], { cwd: folder });
  execFileSync('git', ['add', '.'], { cwd: folder });
  return folder;
}

test.skipIf(needs('git'))('are the names of files and of what they declare, the commonest first', async () => {
  const folder = repositoryWith({
    'auth/token-store.ts': 'export class TokenStore {}\nfunction refreshToken() {}\n',
    'auth/session.py': 'def open_session():\n  pass\n',
    'ignored.bin': '\0\0function binaryThing() {}',
  });
  const names = await projectIdentifiers(folder, process.env);
  expect(names[0]).toBe('auth');
  expect(new Set(names)).toEqual(
    new Set(['auth', 'token-store', 'TokenStore', 'refreshToken', 'session', 'open_session', 'ignored']),
  );
});

test.skipIf(needs('git'))('a folder that is no repository has none', async () => {
  expect(await projectIdentifiers(folderWith({ 'a.ts': 'class Here {}' }), process.env)).toEqual([]);
  expect(await projectIdentifiers('/nonexistent', process.env)).toEqual([]);
});
