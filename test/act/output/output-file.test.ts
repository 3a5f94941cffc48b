import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, realpath, rename, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { outputFileOf, writeOutputFile } from '../../../src/act/output/output-file.ts';
import { noteOnOutputFile } from '../../../src/act/output/output-note.ts';
import { readableOutput } from '../../../src/act/output/readable-output.ts';
import { taskFacts } from '../../fakes/task-facts.ts';
import { textAgent } from './readers.ts';

const run = promisify(execFile);

describe("a task's output file", () => {
  let dir: string;
  let project: string;
  beforeEach(async () => {
    dir = await realpath(await mkdtemp(join(tmpdir(), 'wilco-md-')));
    project = join(dir, 'project');
    await mkdir(project);
  });
  afterEach(() => rm(dir, { recursive: true }));

  const folder = () => join(project, '.claude-tasks');
  const task = () => taskFacts({ projectDir: project, id: 7, status: 'completed' });

  async function write(...pieces: readonly (string | Error)[]): Promise<string> {
    return await writeOutputFile(task(), async function* () {
      for (const piece of pieces) {
        if (piece instanceof Error) throw piece;
        yield Buffer.from(piece);
      }
    });
  }

  /** The sentence that a failed write becomes. */
  async function noteOf(written: Promise<string>): Promise<string> {
    return await written.then(
      () => 'it was written',
      (cause: unknown) => noteOnOutputFile(cause, 7),
    );
  }

  it('is whole, and all that is left in its folder', async () => {
    expect(await write('done\n')).toBe(join(folder(), 'task-7-output.md'));
    expect(await readFile(outputFileOf(task()), 'utf8')).toMatch(
      /^# Task 7: refactor auth\n[\s\S]*\n\n```\ndone\n```\n$/,
    );
    expect((await readdir(folder())).sort()).toEqual(['.gitignore', 'task-7-output.md']);
  });

  it('is ignored by git, also in a folder that was there before', async () => {
    await run('git', ['init', '--quiet', project]);
    await mkdir(folder());
    await write('done\n');
    expect((await run('git', ['-C', project, 'status', '--porcelain'])).stdout).toBe('');
  });

  it('is for its owner alone, and so is its folder', async () => {
    await write('done\n');
    expect((await stat(outputFileOf(task()))).mode & 0o777).toBe(0o600);
    expect((await stat(folder())).mode & 0o777).toBe(0o700);
  });

  it.each([
    ['', '*\n'],
    ['# mine\n*.log', '# mine\n*.log\n*\n'],
    ['task-*\n', 'task-*\n*\n'],
    [' * \n!keep.md\n', ' * \n!keep.md\n*\n'],
    ['*\n!keep.md\n', '*\n!keep.md\n'],
    ['*.log\r\n*\r\n', '*.log\r\n*\r\n'],
  ])('is ignored also where the folder has the ignore file %j', async (before, after) => {
    await run('git', ['init', '--quiet', project]);
    await mkdir(folder());
    await writeFile(join(folder(), '.gitignore'), before);
    for (let time = 0; time < 2; time++) await write('done\n');
    expect(await readFile(join(folder(), '.gitignore'), 'utf8')).toBe(after);
    expect((await run('git', ['-C', project, 'status', '--porcelain'])).stdout).toBe('');
  });

  it('holds the log byte for byte where that is UTF-8, and U+FFFD where it is not', async () => {
    const log = join(dir, 'log');
    const text = `\u001b[1mbold\u001b[0m \0 \r é 🦊\r\n${'€'.repeat(200_000)}\n`;
    await writeFile(log, Buffer.concat([Buffer.from(text), Buffer.from([0x61, 0xff, 0xe2, 0x82])]));
    await writeOutputFile(task(), () => readableOutput(log, textAgent(), 0));
    const written = await readFile(outputFileOf(task()), 'utf8');
    expect(written.slice(written.indexOf('\u001b'))).toBe(`${text}a\ufffd\ufffd\n\`\`\`\n`);
  });

  it('of a task that never had a log is there, and empty', async () => {
    await writeOutputFile(task(), () => readableOutput(join(dir, 'none'), textAgent(), 0));
    expect(await readFile(outputFileOf(task()), 'utf8')).toMatch(/\n```\n```\n$/);
  });

  it('can be written again, also over what a crash in the middle left', async () => {
    await write('first\n');
    await writeFile(join(folder(), '.task-7-output.md.tmp'), 'half of it');
    await write('second\n');
    expect(await readFile(outputFileOf(task()), 'utf8')).toMatch(/\n```\nsecond\n```\n$/);
    expect((await readdir(folder())).sort()).toEqual(['.gitignore', 'task-7-output.md']);
  });

  it('is not written through links in its folder', async () => {
    const precious = join(dir, 'precious');
    await writeFile(precious, 'precious');
    await mkdir(folder());
    for (const name of ['.gitignore', '.task-7-output.md.tmp', 'task-7-output.md']) {
      await symlink(precious, join(folder(), name));
    }
    await write('done\n');
    expect(await readFile(precious, 'utf8')).toBe('precious');
    expect(await readFile(outputFileOf(task()), 'utf8')).toContain('done');
  });

  it('is not written through a link that leads out of the project', async () => {
    const elsewhere = join(dir, 'elsewhere');
    await mkdir(elsewhere);
    await writeFile(join(elsewhere, '.gitignore'), '*\n');
    await symlink(elsewhere, folder());
    const note =
      `Its output file could not be written: ${folder()} is a link that leads out of the project. ` +
      `Move it away, so that output files can be written: mv ${folder()} ${folder()}.old`;
    expect(await noteOf(write('done\n'))).toBe(note);
    expect(await readdir(elsewhere)).toEqual(['.gitignore']);
    await rm(elsewhere, { recursive: true });
    expect(await noteOf(write('done\n'))).toBe(note);
  });

  it('is written through a link that stays in the project', async () => {
    await mkdir(join(project, 'tasks'));
    await symlink('tasks', folder());
    await write('done\n');
    expect((await readdir(join(project, 'tasks'))).sort()).toEqual(['.gitignore', 'task-7-output.md']);
  });

  it('where a file is in the way of its folder is not written, and the file stays', async () => {
    await writeFile(folder(), 'in the way');
    expect(await noteOf(write('x'))).toContain(`${folder()} is no folder. Move it away, `);
    expect(await readFile(folder(), 'utf8')).toBe('in the way');
  });

  it('of a project that is gone is not written, and the project stays gone', async () => {
    await write('before\n');
    await rename(project, join(dir, 'renamed'));
    const why = `the project's folder ${project} is not there any more.`;
    expect(await noteOf(write('after\n'))).toBe(
      `Its output file could not be written: ${why} Its output is still to be had: wilco output 7`,
    );
    expect(existsSync(project)).toBe(false);
  });

  it('in a project where nobody can write says so', async () => {
    const written = writeOutputFile({ ...task(), projectDir: '/sys/kernel' }, async function* () {});
    expect(await noteOf(written)).toMatch(
      /^Its output file could not be written: (permission is denied|the file system is read-only)\. Its output is still to be had: wilco output 7$/,
    );
  });

  it('that fails in the middle leaves the one before, and nothing beside it', async () => {
    await write('first\n');
    const full = Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
    expect(await noteOf(write('x'.repeat(1024 * 1024), full))).toBe(
      'Its output file could not be written: the disk is full. Its output is still to be had: wilco output 7',
    );
    expect(await readFile(outputFileOf(task()), 'utf8')).toContain('first');
    expect((await readdir(folder())).sort()).toEqual(['.gitignore', 'task-7-output.md']);
  });
});
