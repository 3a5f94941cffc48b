import { spawn } from 'node:child_process';
import { mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, onTestFinished } from 'vitest';
import type { DaemonApi } from '../../src/protocol/api.ts';
import { A_STATUS, A_TASK, AN_ENDED_TASK, aReply, FakeDaemon } from '../fakes/fake-daemon.ts';
import { type Outcome, wilco } from './wilco.ts';

let daemon: FakeDaemon | undefined;

afterEach(async () => {
  await daemon?.stop();
  daemon = undefined;
});

async function run(args: readonly string[], answers: Partial<DaemonApi> = {}, cwd?: string): Promise<Outcome> {
  daemon ??= await FakeDaemon.start(answers);
  return wilco(args, { runtimeDir: daemon.runtimeDir, ...(cwd === undefined ? {} : { cwd }) });
}

async function folder(): Promise<string> {
  const path = await realpath(await mkdtemp(join(tmpdir(), 'wilco-cli-')));
  onTestFinished(() => rm(path, { recursive: true, force: true }));
  return path;
}

describe('wilco', () => {
  it('start hands the prompt over as it is and prints the answer', async () => {
    const cwd = await folder();
    const prompt = '--fix $(it) "now"\n\n and then';
    expect(await run(['start', '-p', 'api', '--agent', 'x', '--name', 'n', '--', prompt], {}, cwd)).toEqual({
      code: 0,
      stdout: 'Started refactor auth\nin api\n',
      stderr: '',
    });
    expect(daemon?.asked).toEqual([{ method: 'start', about: { prompt, cwd, project: 'api', agent: 'x', name: 'n' } }]);
  });

  it('start takes a project with a slash as a directory from here', async () => {
    const cwd = await folder();
    await run(['start', 'fix', 'the', 'tests', '-p', './api'], {}, cwd);
    expect(daemon?.asked[0]?.about).toEqual({ prompt: 'fix the tests', cwd, project: join(cwd, 'api') });
  });

  it('start --wait is done when the task is, with its outcome as exit code', async () => {
    const good = await run(['start', '--wait', 'x']);
    expect(good).toMatchObject({ code: 0, stdout: 'Started refactor auth\nin api\nDone: refactor auth\n' });
    await daemon?.stop();
    daemon = undefined;
    const failed = { type: 'taskEnded', task: { ...AN_ENDED_TASK, status: 'failed' } } as const;
    const bad = await run(['start', '--wait', '--json', 'x'], { wait: async () => aReply(failed) });
    expect(bad.code).toBe(1);
    expect(JSON.parse(bad.stdout).announcement.task.status).toBe('failed');
  });

  it('start and cancel are not done while Wilco asks back', async () => {
    const question = {
      type: 'whichProject',
      id: 'q1',
      choices: [{ key: '1', label: 'api' }],
      expiresAt: 0,
      prompt: 'x',
      candidates: [],
    } as const;
    const asks = async () => aReply({ type: 'question', question }, { title: 'In which project?' });
    const answers: Partial<DaemonApi> = { start: asks, cancel: asks, say: asks };
    expect(await run(['start', 'x'], answers)).toMatchObject({ code: 1, stdout: 'In which project?\n' });
    expect(await run(['cancel', 'x'])).toMatchObject({ code: 1 });
    expect(await run(['say', 'start', 'x'])).toMatchObject({ code: 0, stdout: 'In which project?\n' });
  });

  it('say joins its words and tells by its exit code whether it was understood', async () => {
    const answers: Partial<DaemonApi> = {
      say: async (text) => aReply({ type: 'notUnderstood', text, suggestions: [] }, { title: 'I did not understand' }),
    };
    expect(await run(['say', 'make', 'me', 'tea'], answers)).toMatchObject({
      code: 1,
      stdout: 'I did not understand\n',
    });
    expect(daemon?.asked[0]?.about).toBe('make me tea');
  });

  it('prints a problem as the error it is, for a person and for a program', async () => {
    const error = { code: 'task_unknown', message: 'There is no task 7.', hint: 'See them: wilco tasks' } as const;
    const answers: Partial<DaemonApi> = { cancel: async () => aReply({ type: 'problem', error }) };
    expect(await run(['cancel', '--now', '7'], answers)).toEqual({
      code: 1,
      stdout: '',
      stderr: 'wilco: There is no task 7.\nSee them: wilco tasks\n',
    });
    expect(daemon?.asked[0]?.about).toEqual({ target: '7', now: true });
    const json = await run(['cancel', '7', '--json']);
    expect(json).toMatchObject({ code: 1, stderr: '' });
    expect(JSON.parse(json.stdout)).toEqual({ error });
  });

  it('listen sends the absolute path of a file that is there', async () => {
    const cwd = await folder();
    await writeFile(join(cwd, 'a.wav'), '');
    expect(await run(['listen', 'a.wav'], {}, cwd)).toMatchObject({ stdout: 'Heard: what can I say\nA title\n' });
    expect(daemon?.asked[0]?.about).toBe(join(cwd, 'a.wav'));
    expect(await run(['listen', 'b.wav'], {}, cwd)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('wilco: The file b.wav cannot be read.\n'),
    });
  });

  it('talk does what the key would, and prints nothing', async () => {
    expect(await run(['talk', 'toggle'])).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(daemon?.asked).toEqual([{ method: 'talk', about: 'toggle' }]);
  });

  it('tasks is an aligned table of plain text', async () => {
    const wild = { ...AN_ENDED_TASK, id: 12, name: 'red\u001b[31m\u009b2J alert\nhere', agent: 'x' };
    const { stdout } = await run(['tasks'], { tasks: async () => [wild, { ...AN_ENDED_TASK, name: 'x' }] });
    expect(stdout).toBe(
      [
        'ID  STATUS     TIME       NAME            PROJECT  LAST WORD',
        '12  completed  1 min 5 s  red alert here  api      Auth is refactored.',
        '1   completed  1 min 5 s  x               api      Auth is refactored.',
        '',
      ].join('\n'),
    );
  });

  it('tasks tells what waits for what, and what has gone silent', async () => {
    const now = Date.now();
    const first = { ...A_TASK, startedAt: now, stalledSince: now - 900_000 };
    const next = { ...A_TASK, id: 2, name: 'docs', status: 'pending', waitsFor: 'project', createdAt: now } as const;
    const { stdout } = await run(['tasks'], { tasks: async () => [{ ...next, id: 3, waitsFor: 'slot' }, next, first] });
    const rows = stdout.split('\n').map((line) => line.split(/ {2,}/));
    expect(rows.slice(1, 4).map(([id, state, , , , last]) => [id, state, last])).toEqual([
      ['3', 'waiting', 'it waits for another task to end'],
      ['2', 'waiting', 'it waits for task 1, refactor auth'],
      ['1', 'stalled', expect.stringMatching(/^silent for 15 min( \d+ s)?$/)],
    ]);
  });

  it('start --queue says so, and --wait waits for a task that waits', async () => {
    const start = async () =>
      aReply({ type: 'taskQueued', task: { ...A_TASK, status: 'pending' } }, { title: 'Queued' });
    expect(await run(['start', '--queue', '--wait', 'x'], { start })).toMatchObject({
      code: 0,
      stdout: 'Queued\nDone: refactor auth\n',
    });
    expect(daemon?.asked.map(({ method }) => method)).toEqual(['start', 'wait']);
    expect(daemon?.asked[0]?.about).toMatchObject({ prompt: 'x', queue: true });
  });

  it('changes is a table of the files and their lines', async () => {
    const files = [
      { path: 'src/\u001b[31mlogin.ts', kind: 'changed', linesAdded: 10, linesRemoved: 4 },
      { path: 'logo.png', kind: 'added', linesAdded: undefined, linesRemoved: undefined },
      { path: 'c.txt', from: 'b.txt', kind: 'changed', linesAdded: 0, linesRemoved: 0 },
    ] as const;
    const facts = { fileCount: 4, files, linesAdded: 12, linesRemoved: 4, commits: 1 };
    const changes = async () => aReply({ type: 'changes', task: { ...AN_ENDED_TASK, changes: facts } });
    expect(await run(['changes', '3'], { changes })).toEqual({
      code: 0,
      stdout: [
        'changed  +10 −4          src/login.ts',
        'added    no line counts  logo.png',
        'changed  +0 −0           b.txt → c.txt',
        '… and 1 more\n4 files, +12 −4, 1 commit\n',
      ].join('\n'),
      stderr: '',
    });
    expect(daemon?.asked[0]).toEqual({ method: 'changes', about: 3 });
    expect(JSON.parse((await run(['changes', '3', '--json'])).stdout)).toMatchObject({
      id: 3,
      status: 'completed',
      changes: { fileCount: 4 },
    });
  });

  it('changes says why they cannot be told, and that there are none', async () => {
    expect(await run(['changes', '3'])).toMatchObject({ code: 1, stdout: 'What it changed cannot be told.\n' });
    expect(JSON.parse((await run(['changes', '3', '--json'])).stdout).changes).toBeNull();
    await daemon?.stop();
    daemon = undefined;
    const facts = { fileCount: 0, files: [], linesAdded: 0, linesRemoved: 0, commits: 0 };
    const changes = async () => aReply({ type: 'changes', task: { ...AN_ENDED_TASK, changes: facts } });
    expect(await run(['changes', '3'], { changes })).toMatchObject({ code: 0, stdout: 'No changes.\n' });
  });

  it('forget names what it forgot, and fails where a task has not ended', async () => {
    expect(await run(['forget', '--ended'])).toMatchObject({ code: 0, stdout: 'Forgotten: 1, 3.\n' });
    expect(await run(['forget', '4', '5'])).toMatchObject({ code: 0, stdout: 'Forgotten: 4, 5.\n' });
    expect(daemon?.asked.map(({ about }) => about)).toEqual(['ended', [4, 5]]);
    await daemon?.stop();
    daemon = undefined;
    expect(await run(['forget', '4'], { forget: async () => ({ forgotten: [], live: [4] }) })).toMatchObject({
      code: 1,
      stdout: 'Nothing forgotten.\nTask 4 has not ended. Cancel it first: wilco cancel 4\n',
    });
  });

  it('output of a task that waits says for what it waits', async () => {
    const pending = { ...A_TASK, id: 2, status: 'pending', waitsFor: 'project' } as const;
    const answers: Partial<DaemonApi> = { tasks: async () => [pending, A_TASK], output: async function* () {} };
    const stderr = 'wilco: Task 2 has not begun: it waits for task 1, refactor auth.\n';
    expect(await run(['output', '2'], answers)).toEqual({ code: 0, stdout: '', stderr });
    expect(await run(['output', '2', '-f'])).toEqual({ code: 0, stdout: '', stderr });
    expect(await run(['output', '1'])).toEqual({ code: 0, stdout: '', stderr: '' });
  });

  it('output of a task that never began says so', async () => {
    const never = { ...AN_ENDED_TASK, status: 'failed', startedAt: undefined } as const;
    const answers: Partial<DaemonApi> = { tasks: async () => [never], output: async function* () {} };
    const stderr = 'wilco: Task 1 never began, so it printed nothing.\n';
    expect(await run(['output', '1'], answers)).toEqual({ code: 0, stdout: '', stderr });
    expect(await run(['output', '1', '-f'])).toEqual({ code: 0, stdout: '', stderr });
  });

  it.each([[], ['--wait'], ['--json']])('start fails where the agent could not be started (%j)', async (...more) => {
    const task = { ...AN_ENDED_TASK, status: 'failed', startedAt: undefined, cause: 'notStarted' } as const;
    const start = async () => aReply({ type: 'taskEnded', task }, { title: 'Failed: refactor auth' });
    expect((await run(['start', ...more, 'x'], { start })).code).toBe(1);
    expect(daemon?.asked.map(({ method }) => method)).toEqual(['start']);
  });

  it('prints one JSON value on --json', async () => {
    expect(JSON.parse((await run(['tasks', '--json'])).stdout)).toEqual(JSON.parse(JSON.stringify([A_TASK])));
    expect(JSON.parse((await run(['status', '--json'])).stdout)).toEqual(A_STATUS);
    expect(JSON.parse((await run(['commands', '--json'])).stdout)).toHaveLength(1);
    expect(JSON.parse((await run(['output', '1', '--json'])).stdout)).toEqual({ id: 1, lines: ['first', 'second'] });
    expect(JSON.parse((await run(['say', 'x', '--json'])).stdout).phrase.title).toBe('Started refactor auth');
  });

  it('status shows every part, and below what is broken what to do', async () => {
    const { stdout, code } = await run(['status']);
    expect(code).toBe(0);
    expect(stdout).toContain('tasks       1 running, 0 waiting, 3 ended\nagents      claude, other\n');
    expect(stdout).toContain('up 2 h 3 min');
    expect(stdout).toContain('talk key    ready: hold ControlRight\n');
    expect(stdout).toContain('recogniser  broken: No recogniser.\n            → Install one.\n');
    expect(stdout).toContain('popups      warning: no notification server\n            → Start dunst.\n');
    expect(stdout).toMatch(/9\.9\.9, this command is \d+\.\d+\.\d+: restart the daemon/);
  });

  it('output prints the lines, and follows when asked', async () => {
    expect(await run(['output', '3'])).toEqual({ code: 0, stdout: 'first\nsecond\n', stderr: '' });
    await run(['output', '3', '-f']);
    expect(daemon?.asked.map((call) => call.about)).toEqual([
      { id: 3, follow: false },
      undefined,
      { id: 3, follow: true },
    ]);
  });

  it('commands lists the sentences by what they do', async () => {
    expect((await run(['commands'])).stdout).toBe("status\n  what's running\n  [show] status\n");
  });

  it('stop returns when the process is gone', async () => {
    const process_ = spawn('sleep', ['60'], { stdio: 'ignore' });
    onTestFinished(() => void process_.kill('SIGKILL'));
    let gone = false;
    process_.once('exit', () => {
      gone = true;
    });
    daemon = await FakeDaemon.start(
      {
        stop: async () => {
          setTimeout(() => daemon?.stopServing().then(() => process_.kill('SIGKILL')), 200);
          return { tasksLeftRunning: 2, tasksLeftWaiting: 1 };
        },
      },
      process_.pid,
    );
    const stdout = 'Wilco has stopped. 2 tasks go on. 1 waits until Wilco runs again.\n';
    expect(await run(['stop'])).toEqual({ code: 0, stdout, stderr: '' });
    expect(gone).toBe(true);
    expect((await run(['stop'])).code).toBe(3);
  });
});
