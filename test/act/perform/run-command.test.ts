import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Acting } from '../../../src/act/acting.ts';
import type { RunCommand } from '../../../src/core/intent.ts';
import { isRunning, pidFrom, soon } from '../processes.ts';
import { ActingRoom } from './acting-room.ts';

const PROGRAM = fileURLToPath(new URL('./command-program.ts', import.meta.url));

describe("the person's own command", () => {
  let room: ActingRoom;
  let acting: Acting;
  beforeEach(async () => {
    room = await ActingRoom.make();
    const env = { ...process.env, MY_KEY: 'secret', MINE: 'yes', WILCO_TASK: 'of-another', HOME: room.workshop.dir };
    ({ acting } = await room.open({ secrets: ['MY_KEY'] }, env));
  });
  afterEach(() => room.close());

  const LONG = 600_000;
  const run = (command: readonly [string, ...string[]], more: Partial<RunCommand> = {}) => {
    return acting.perform({ type: 'runCommand', name: 'deploy', command, dir: undefined, timeout: LONG, ...more });
  };
  const sh = (script: string, more: Partial<RunCommand> = {}) => run(['/bin/sh', '-c', script], more);
  const linesOf = async (script: string) => {
    const told = await sh(script);
    return told.type === 'commandEnded' ? told.lines : [told.type];
  };

  it('is told with its exit code and its last lines', async () => {
    expect(await sh('echo out; echo wrong >&2; exit 3')).toEqual({
      type: 'commandEnded',
      name: 'deploy',
      exitCode: 3,
      timedOut: false,
      lines: expect.toSatisfy((lines: string[]) => lines.toSorted().join() === 'out,wrong'),
    });
  });

  it('gets its arguments as they are, for no shell reads them', async () => {
    const args = ['a b', '$HOME', '*', '; rm -rf /', '`id`', '"', ''];
    expect(await run(['printf', '<%s>', ...args])).toMatchObject({ lines: [args.map((arg) => `<${arg}>`).join('')] });
  });

  it.each([
    [
      'the last 20 lines',
      'i=0; while [ $i -lt 50 ]; do i=$((i+1)); echo $i; done',
      Array.from({ length: 20 }, (_, at) => `${at + 31}`),
    ],
    ['no control characters', "printf '\\033[31mred\\033[0m\\007 \\342\\200\\256x\\n'", ['red x']],
    ['the last state of a line that is written over', "printf '10%%\\r50%%\\r100%%\\r\\n'", ['100%']],
    ['a last line without its end', 'printf one', ['one']],
    ['no empty lines', "printf 'a\\n\\n  \\nb\\n'", ['a', 'b']],
    ['a long line in part', 'head -c 100000 /dev/zero | tr "\\0" x', [`${'x'.repeat(499)}…`]],
    ['nothing of nothing', 'exit 0', []],
  ])('shows %s', async (_, script, lines) => {
    expect(await linesOf(script)).toEqual(lines);
  });

  it('gets the environment of the person without what is Wilco’s, and nothing on stdin', async () => {
    const lines = await linesOf('echo "$MINE,$MY_KEY,$WILCO_TASK"; cat');
    expect(lines).toEqual([expect.stringMatching(/^yes,,command-/)]);
  });

  it('runs in its folder, else in the current project, else at home', async () => {
    const web = await room.project('web');
    expect(await sh('pwd', { dir: web.dir })).toMatchObject({ lines: [web.dir] });
    expect(await sh('pwd')).toMatchObject({ lines: [room.api.dir] });
    await acting.stop();
    ({ acting } = await room.open({ projects: { named: {}, roots: [] } }, { ...process.env, HOME: web.dir }));
    expect(await sh('pwd')).toMatchObject({ lines: [web.dir] });
  });

  it.each([
    [['no-such-program-here'], {}, 'there is no program "no-such-program-here" on the PATH', 'wilco config path'],
    [['./gone'], {}, 'there is no program "./gone"', 'wilco config path'],
    [['./plain'], {}, 'plain is not executable', 'chmod +x'],
    [
      ['true'],
      { dir: `/${'x'.repeat(300)}` },
      'xxx cannot be looked at: the system says ENAMETOOLONG',
      'wilco config path',
    ],
    [['true'], { dir: '/no/such/folder' }, 'its folder /no/such/folder is not there', 'wilco config path'],
    [['./broken'], {}, 'the interpreter that ./broken names in its first line is not installed', 'head -n 1 ./broken'],
    [['echo', 'a\0b'], {}, 'an argument holds a NUL character', 'wilco config path'],
    [['echo', 'x'.repeat(200_000)], {}, 'its arguments are too long', 'wilco config path'],
  ] as const)('that cannot be started is a problem with the way out: %#', async (command, more, why, remedy) => {
    await writeFile(`${room.api.dir}/plain`, '#!/bin/sh\n');
    await writeFile(`${room.api.dir}/broken`, '#!/no/such/interpreter\n');
    await chmod(`${room.api.dir}/broken`, 0o755);
    const [program, ...args] = command;
    expect(await run([program, ...args], more)).toMatchObject({
      type: 'problem',
      error: {
        code: 'command_failed',
        message: expect.stringMatching(/^The command “deploy” cannot run: /),
        hint: expect.stringContaining(remedy),
      },
    });
    const told = await run([program, ...args], more);
    expect(told.type === 'problem' && told.error.message).toContain(why);
    expect(acting.jobs.active()).toEqual([]);
  });

  it('is a job while it runs', async () => {
    const go = room.workshop.path('go');
    const ended = sh(`until [ -e ${go} ]; do sleep 0.02; done`);
    await soon(() => acting.jobs.active()).toMatchObject([{ name: 'deploy', mode: 'command', state: 'running' }]);
    const pid = acting.jobs.active()[0]?.process?.pid ?? 0;
    expect(isRunning(pid)).toBe(true);
    await writeFile(go, '');
    expect(await ended).toMatchObject({ exitCode: 0 });
    expect(acting.jobs.active()).toEqual([]);
  });

  it('after its time limit nothing of it is left, neither what took a session of its own nor what hears no signal', async () => {
    const [a, b] = [room.workshop.path('a'), room.workshop.path('b')];
    const told = await sh(
      `echo begun; setsid sh -c 'trap "" TERM; echo $$ > ${a}; while :; do sleep 0.1; done' & sleep 600 & echo $! > ${b}; wait`,
      { timeout: 3_000 },
    );
    expect(told).toMatchObject({
      type: 'commandEnded',
      name: 'deploy',
      exitCode: undefined,
      timedOut: true,
      lines: expect.toSatisfy((lines: string[]) => lines[0] === 'begun'),
    });
    expect([await pidFrom(a), await pidFrom(b)].map(isRunning)).toEqual([false, false]);
  });

  it('ended by a signal has no exit code', async () => {
    expect(await sh('kill -9 $$')).toMatchObject({ exitCode: undefined, timedOut: false });
  });

  it('is ended with all of it when Wilco ends, and may say a last word', async () => {
    const pidFile = room.workshop.path('pid');
    const ended = sh(`trap 'echo bye; exit 0' TERM; sleep 600 & echo $! > ${pidFile}; wait`);
    const pid = await pidFrom(pidFile);
    await acting.stop();
    expect(isRunning(pid)).toBe(false);
    expect(await ended).toMatchObject({ exitCode: undefined, timedOut: false, lines: ['bye'] });
  });

  it('that puts something into the background is not waited for, and that goes on', async () => {
    const [pidFile, go, done] = ['pid', 'go', 'done'].map((name) => room.workshop.path(name));
    const later = `until [ -e ${go} ]; do sleep 0.02; done; echo late; touch ${done}`;
    const told = await sh(`(${later}) & echo $! > ${pidFile}; echo started`);
    expect(told).toMatchObject({ exitCode: 0, timedOut: false, lines: ['started'] });
    expect(isRunning(await pidFrom(pidFile ?? ''))).toBe(true);
    await writeFile(go ?? '', '');
    await soon(() => existsSync(done ?? '')).toBe(true);
  });

  it('leaves in the background what goes on when Wilco has ended', async () => {
    const pidFile = room.workshop.path('pid');
    await promisify(execFile)(process.execPath, [PROGRAM, `sleep 600 & echo $! > ${pidFile}`]);
    const pid = await pidFrom(pidFile);
    expect(isRunning(pid)).toBe(true);
    process.kill(pid, 'SIGKILL');
  });

  it('that floods is held in no memory', async () => {
    const before = process.memoryUsage().rss;
    expect(await sh('head -c 300000000 /dev/zero | tr "\\0" x; echo; echo end')).toMatchObject({
      exitCode: 0,
      lines: [`${'x'.repeat(499)}…`, 'end'],
    });
    expect(process.memoryUsage().rss - before).toBeLessThan(200_000_000);
  });
});
