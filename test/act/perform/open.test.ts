import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { execa } from 'execa';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Acting } from '../../../src/act/acting.ts';
import { readProcess } from '../../../src/act/containment/process-table.ts';
import type { OpenWhat } from '../../../src/core/intent.ts';
import { isRunning, pidFrom, soon } from '../processes.ts';
import { ActingRoom } from './acting-room.ts';

describe('opening', () => {
  let room: ActingRoom;
  let acting: Acting;
  let env: Record<string, string | undefined>;
  beforeEach(async () => {
    room = await ActingRoom.make();
    await opener(`printf '%s\\n' "$@" > ${recorded()}; env > ${recorded()}.env`);
    const path = `${room.workshop.path('bin')}${delimiter}${process.env['PATH']}`;
    const { XDG_RUNTIME_DIR, ...theirs } = process.env;
    env = { ...theirs, PATH: path, DISPLAY: ':77', MY_KEY: 'secret', WILCO_TASK: 'of-another' };
    ({ acting } = await room.open({ secrets: ['MY_KEY'] }, env));
  });
  afterEach(() => room.close());

  const recorded = () => room.workshop.path('opened');
  const opener = (script: string) => room.program('xdg-open', script);
  const open = (what: OpenWhat, taskId = 1) => acting.perform({ type: 'open', taskId, what });
  const given = async () => {
    await soon(() => existsSync(`${recorded()}.env`)).toBe(true);
    return (await readFile(recorded(), 'utf8')).trim();
  };
  const ended = async (prompt: string, more = {}) => {
    await acting.perform(room.start(prompt, more));
    await acting.tasks.getTask(1)?.done;
  };
  const linkInstead = async (target: string) => {
    const file = join(room.api.dir, '.claude-tasks', 'task-1-output.md');
    await writeFile(target, '# Task 1: greet\n');
    await rm(file);
    await symlink(target, file);
  };
  const repository = async () => {
    const git = (...args: string[]) => execa('git', args, { cwd: room.api.dir });
    await git('init', '-q');
    await writeFile(join(room.api.dir, 'a.txt'), 'one\n');
    await git('add', '-A');
    await git('-c', 'user.name=a', '-c', 'user.email=a@b', 'commit', '-q', '-m', 'first');
  };

  it('the output of an ended task is its output file', async () => {
    await ended('print hello');
    const path = join(room.api.dir, '.claude-tasks', 'task-1-output.md');
    expect(await open('output')).toMatchObject({ type: 'opened', task: { id: 1 }, what: 'output', path });
    expect(await given()).toBe(path);
  });

  it.each([
    ['of one that runs', 'print hello; hang', async () => {}],
    ['whose file is gone', 'print hello', () => rm(join(room.api.dir, '.claude-tasks'), { recursive: true })],
    ['whose file is a link to another', 'print hello', () => linkInstead(room.workshop.path('elsewhere'))],
  ])('the output %s is a file of its own, which goes with the task', async (_, prompt, change) => {
    await acting.perform(room.start(prompt, { name: 'greet' }));
    await soon(() => acting.tasks.getTask(1)?.outputLines).toEqual(['hello']);
    if (!prompt.includes('hang')) await acting.tasks.getTask(1)?.done;
    await change();
    await open('output');
    const path = await given();
    expect(dirname(path)).toBe(room.workshop.path('state/tasks'));
    expect(await readFile(path, 'utf8')).toMatch(/^# Task 1: greet\n[\s\S]*```\nhello\n```\n$/);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    await acting.perform({ type: 'cancel', taskId: 1 });
    acting.tasks.cleanupTask(1);
    await soon(() => existsSync(path)).toBe(false);
  });

  it("the folder is the project's", async () => {
    await ended('exit 0');
    expect(await open('folder')).toMatchObject({ type: 'opened', what: 'folder', path: room.api.dir });
    expect(await given()).toBe(room.api.dir);
    expect(await acting.perform({ type: 'openProject', project: room.api })).toEqual({
      type: 'projectOpened',
      project: room.api,
    });
  });

  it('a folder that is gone is a problem', async () => {
    await ended('exit 0');
    await rm(room.api.dir, { recursive: true });
    expect(await open('folder')).toMatchObject({ type: 'problem', error: { code: 'project_missing' } });
    expect(await acting.perform({ type: 'openProject', project: room.api })).toMatchObject({
      error: { code: 'project_missing' },
    });
    expect(existsSync(recorded())).toBe(false);
  });

  it('the diff is what the task changed, and not what came after; it lasts, and goes with the task', async () => {
    await repository();
    await ended('echo two >> a.txt; echo new > b.txt', { agent: 'sh' });
    await writeFile(join(room.api.dir, 'a.txt'), 'mine\n');
    await acting.stop();
    ({ acting } = await room.open({}, env));
    await open('diff');
    const path = await given();
    const diff = await readFile(path, 'utf8');
    expect(diff).toContain('--- a/a.txt\n+++ b/a.txt\n@@ -1 +1,2 @@\n one\n+two\n');
    expect(diff).toContain('+++ b/b.txt\n@@ -0,0 +1 @@\n+new\n');
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    acting.tasks.cleanupTask(1);
    await soon(() => existsSync(path)).toBe(false);
  });

  it('the diff of one that runs is that of now, each time', async () => {
    await repository();
    const go = room.workshop.path('go');
    const wait = `until [ -e ${go} ]; do sleep 0.02; done`;
    await acting.perform(
      room.start(`echo two >> a.txt; echo 1; ${wait}; echo 3 >> a.txt; echo 2; sleep 600`, { agent: 'sh' }),
    );
    await soon(() => acting.tasks.getTask(1)?.outputLines).toEqual(['1']);
    await open('diff');
    expect(await readFile(await given(), 'utf8')).toMatch(/\+two\n$/);
    await writeFile(go, '');
    await soon(() => acting.tasks.getTask(1)?.outputLines).toEqual(['1', '2']);
    await open('diff');
    expect(await readFile(await given(), 'utf8')).toMatch(/\+two\n\+3\n$/);
  });

  it.each([
    ['that changed nothing', repository, 'exit 0', 'Task 1 (it) changed no file.'],
    ['that has changed nothing so far', repository, 'hang', 'Task 1 (it) has changed no file so far.'],
    [
      'in no repository',
      async () => {},
      'exit 0',
      'What task 1 (it) changed cannot be told: its project is no git repository',
    ],
  ])('a diff of one %s is a problem that says where to look', async (_, prepare, prompt, message) => {
    await prepare();
    await acting.perform(room.start(prompt, { name: 'it' }));
    if (prompt !== 'hang') await acting.tasks.getTask(1)?.done;
    expect(await open('diff')).toMatchObject({
      type: 'problem',
      error: {
        code: 'open_failed',
        message: expect.stringContaining(message),
        hint: expect.stringContaining(room.api.dir),
      },
    });
  });

  it('a diff of one that has not begun is a problem', async () => {
    await acting.perform(room.start('hang'));
    await acting.perform(room.start('hang', { queue: true, name: 'later' }));
    expect(await open('diff', 2)).toMatchObject({ error: { message: 'Task 2 (later) has not begun yet.' } });
  });

  it('what is opened is in a session of its own, knows nothing of Wilco, and stays when Wilco ends', async () => {
    await opener(`env > ${recorded()}.env; echo $$ > ${recorded()}.pid; exec sleep 600`);
    await ended('exit 0');
    expect(await open('folder')).toMatchObject({ type: 'opened' });
    const pid = await pidFrom(`${recorded()}.pid`);
    try {
      expect(readProcess(pid)?.session).toBe(pid);
      await acting.stop();
      expect(isRunning(pid)).toBe(true);
      const theirs = await readFile(`${recorded()}.env`, 'utf8');
      expect(theirs).toMatch(/^DISPLAY=:77$/m);
      expect(theirs).not.toMatch(/^(WILCO_|MY_KEY)/m);
    } finally {
      process.kill(pid, 'SIGKILL');
    }
  });

  it.each([
    [
      'is opened in a scope of its own where systemd gives one',
      'while [ "$1" != -- ]; do shift; done; shift; exec "$@"',
    ],
    ['is opened all the same where systemd gives none', 'exit 1'],
  ])('a folder %s', async (_, script) => {
    const asked = room.workshop.path('asked');
    await room.program('systemd-run', `echo "$@" > ${asked}; ${script}`);
    await mkdir(room.workshop.path('run/systemd'), { recursive: true });
    await writeFile(room.workshop.path('run/systemd/private'), '');
    await acting.stop();
    ({ acting } = await room.open(
      { tasks: { containment: 'subreaper' } },
      { ...env, XDG_RUNTIME_DIR: room.workshop.path('run') },
    ));
    expect(await acting.perform({ type: 'openProject', project: room.api })).toMatchObject({ type: 'projectOpened' });
    expect(await given()).toBe(room.api.dir);
    expect(await readFile(asked, 'utf8')).toContain(`--user --scope --quiet --collect`);
  });

  it.each([
    [3, 'a program for it is missing'],
    [4, 'its program failed'],
    [77, 'exit code 77'],
  ])('what the desktop refuses with %i is a problem that names the path', async (code, words) => {
    await opener(`exit ${code}`);
    await ended('exit 0');
    expect(await open('folder')).toMatchObject({
      type: 'problem',
      error: {
        code: 'open_failed',
        message: `The desktop could not open it (xdg-open: ${words}).`,
        hint: `Open it by hand: ${room.api.dir}`,
      },
    });
  });

  it('without a desktop, or without xdg-open, is a problem that names the path', async () => {
    await ended('exit 0');
    await opener('exit 3');
    await acting.stop();
    const { DISPLAY, WAYLAND_DISPLAY, ...noDesktop } = env;
    ({ acting } = await room.open({}, noDesktop));
    const error = { code: 'open_failed', hint: expect.stringContaining(`Open it by hand: ${room.api.dir}`) };
    expect(await open('folder')).toMatchObject({
      error: { ...error, message: expect.stringMatching(/^Wilco knows of no desktop/) },
    });
    await acting.stop();
    ({ acting } = await room.open({}, { ...env, PATH: '/nowhere' }));
    expect(await open('folder')).toMatchObject({
      error: { ...error, message: expect.stringMatching(/no program xdg-open/) },
    });
  });
});
