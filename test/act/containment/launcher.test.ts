import { existsSync } from 'node:fs';
import { mkdtemp, readFile, realpath, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { claimRunFile } from '../../../src/act/containment/claim-run-file.ts';
import type { LaunchOrder } from '../../../src/act/containment/launch-order.ts';
import { Launcher, type LaunchNews } from '../../../src/act/containment/launcher.ts';
import { bootId } from '../../../src/act/containment/process-identity.ts';
import { readRunFile } from '../../../src/act/containment/run-file.ts';
import { needs } from '../../requirements.ts';
import { isRunning, pidFrom, soon } from '../processes.ts';

describe.skipIf(needs('perl', 'setsid', 'sleep'))('the launcher', () => {
  let dir: string;
  const warnings: string[] = [];
  let launcher: Launcher;
  const log = { info: () => {}, warn: (text: string) => void warnings.push(text) };
  beforeEach(async () => {
    dir = await realpath(await mkdtemp(join(tmpdir(), 'wilco-launcher-')));
    launcher = new Launcher({ env: process.env, leash: true, cgroups: false, log });
  });
  afterEach(async () => {
    await launcher.close();
    await rm(dir, { recursive: true, force: true });
    expect(warnings).toEqual([]);
  });

  const path = (name: string) => join(dir, name);

  async function launch(
    command: readonly string[],
    changes: Partial<LaunchOrder> = {},
  ): Promise<readonly LaunchNews[]> {
    const news: LaunchNews[] = [];
    const id = changes.id ?? 1;
    const env = { PATH: process.env['PATH'] ?? '' };
    const files = { logFile: path(`${id}.log`), runFile: path(`${id}.run`) };
    const order = { id, folder: dir, logLimit: 0, stdin: undefined, command, env, ...files, ...changes };
    await launcher.launch(order, (heard) => news.push(heard));
    return news;
  }

  const isGone = (news: readonly LaunchNews[]) => news.some(({ type }) => type === 'gone');
  const startedOf = (news: readonly LaunchNews[]) => {
    for (const one of news) if (one.type === 'note' && one.note.type === 'started') return one.note;
    throw new Error('it did not start');
  };

  it('tells the start, the exit code, and that nothing is left; the run file holds the same', async () => {
    const news = await launch(['sh', '-c', 'exit 3']);
    await soon(() => isGone(news)).toBe(true);
    const { wrapper, agent } = startedOf(news);
    expect(news.slice(1)).toEqual([
      { type: 'note', id: 1, note: { type: 'exited', code: 3 } },
      { type: 'gone', id: 1 },
    ]);
    const record = readRunFile(path('1.run'));
    expect(record).toMatchObject({ started: { wrapper, agent }, thisBoot: true, end: { type: 'exited', code: 3 } });
    expect(await readFile(path('1.run'), 'utf8')).toContain(bootId());
  });

  it('tells a signal from an exit code', async () => {
    const news = await launch(['sh', '-c', 'kill -TERM $$']);
    await soon(() => news).toContainEqual({ type: 'note', id: 1, note: { type: 'signalled', signal: 'SIGTERM' } });
  });

  it('hands over arguments, environment, folder and stdin byte for byte, and the output in true order', async () => {
    const hostile = `-x /y "z" 'q' $(touch made) \`id\` \\ %s * ~ é😀\u0001\t\nnew\r`;
    const script = 'printf "%s|" "$@"; printf "%s|" "$WILCO_TEST" >&2; pwd; cat';
    await writeFile(path('in'), 'from stdin');
    const news = await launch(['sh', '-c', script, 'sh', hostile, ''], {
      env: { PATH: process.env['PATH'] ?? '', WILCO_TEST: 'a=b\nc' },
      stdin: path('in'),
    });
    await soon(() => isGone(news)).toBe(true);
    const output = await readFile(path('1.log'), 'utf8');
    expect(output).toBe(`${hostile}||a=b\nc|${dir}\nfrom stdin`);
    expect(existsSync(path('made'))).toBe(false);
  });

  it.each([
    ['a program that is not there', { command: ['no-such-program'] }, { stage: 'program', errno: 2 }],
    ['a program that may not be run', { command: ['/etc/passwd'] }, { stage: 'program', errno: 13 }],
    ['a folder that is not there', { folder: '/nowhere' }, { stage: 'folder', errno: 2 }],
    ['a log in a folder that is not there', { logFile: '/nowhere/1.log' }, { stage: 'log', errno: 2 }],
    ['a stdin that is not there', { stdin: '/nowhere/in' }, { stage: 'stdin', errno: 2 }],
    ['an argument that is too long', { command: ['true', 'x'.repeat(200_000)] }, { stage: 'program', errno: 7 }],
  ])('refuses %s, and says why', async (_, changes, why) => {
    const news = await launch(['true'], changes);
    await soon(() => news).toEqual([{ type: 'note', id: 1, note: { type: 'refused', ...why } }]);
    const { end } = readRunFile(path('1.run')) ?? {};
    expect(end).toEqual({ type: 'refused', ...why });
  });

  it('starts no run that was claimed or has begun before', async () => {
    expect(claimRunFile(path('1.run'))).toBe('claimed');
    const news = await launch(['touch', 'twice']);
    await soon(() => news).toEqual([{ type: 'note', id: 1, note: { type: 'refused', stage: 'run', errno: 17 } }]);
    expect(existsSync(path('twice'))).toBe(false);
    expect(claimRunFile(path('1.run'))).toBe('taken');
    expect(claimRunFile(path('nowhere/1.run'))).toBe('failed');
  });

  it('keeps every descendant below the wrapper, and kills all of them when told', async () => {
    const pidFile = path('pid');
    const runaway = `setsid env -i sh -c 'sleep 600 & echo $! > ${pidFile}.part; mv ${pidFile}.part ${pidFile}' &`;
    const news = await launch(['sh', '-c', `${runaway} wait`]);
    const pid = await pidFrom(pidFile);
    await soon(() => news.some((one) => one.type === 'note' && one.note.type === 'exited')).toBe(true);
    expect(isGone(news)).toBe(false);
    expect(isRunning(pid)).toBe(true);
    process.kill(startedOf(news).wrapper.pid, 'SIGUSR1');
    await soon(() => isGone(news)).toBe(true);
    expect(isRunning(pid)).toBe(false);
  });

  it('a wrapper takes no notice of signals that ask it to end', async () => {
    const news = await launch(['sleep', '600']);
    await soon(() => news).toHaveLength(1);
    const { wrapper, agent } = startedOf(news);
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.kill(wrapper.pid, signal);
    process.kill(agent.pid, 'SIGTERM');
    await soon(() => isGone(news)).toBe(true);
    expect(news[1]).toMatchObject({ note: { type: 'signalled', signal: 'SIGTERM' } });
  });

  it('tells of a wrapper that was killed', async () => {
    const news = await launch(['sleep', '600']);
    await soon(() => news).toHaveLength(1);
    const { wrapper, agent } = startedOf(news);
    process.kill(wrapper.pid, 'SIGKILL');
    await soon(() => news.at(-1)).toEqual({ type: 'lost', id: 1 });
    expect(isRunning(agent.pid)).toBe(true);
    process.kill(agent.pid, 'SIGKILL');
  });

  it('killed itself, it leaves its tasks at work, says so, and is there again for the next order', async () => {
    const news = await launch(['sleep', '600']);
    await soon(() => news).toHaveLength(1);
    const { wrapper, agent } = startedOf(news);
    const parent = Number(/PPid:\s+(\d+)/.exec(await readFile(`/proc/${wrapper.pid}/status`, 'utf8'))?.[1]);
    process.kill(parent, 'SIGKILL');
    await soon(() => news.at(-1)).toEqual({ type: 'launcherGone' });
    expect(isRunning(agent.pid)).toBe(true);
    process.kill(wrapper.pid, 'SIGUSR1');
    const next = await launch(['true'], { id: 2 });
    await soon(() => isGone(next)).toBe(true);
    await soon(() => readRunFile(path('1.run'))?.end).toEqual({ type: 'signalled', signal: 'SIGKILL' });
  });

  it('on its leash no task outlives the one who ordered it', async () => {
    const news = await launch(['sleep', '600']);
    await soon(() => news).toHaveLength(1);
    await launcher.close();
    await soon(() => isRunning(startedOf(news).agent.pid)).toBe(false);
  });

  it('keeps a log within its limit, its beginning and its end', async () => {
    const limit = 1024 * 1024;
    const script = 'i=0; while [ $i -lt 400 ]; do head -c 65536 /dev/zero | tr "\\0" x; i=$((i+1)); done; echo end';
    const news = await launch(['sh', '-c', `echo begin; ${script}`], { logLimit: limit });
    await soon(() => isGone(news)).toBe(true);
    const { size, blocks } = await stat(path('1.log'));
    expect(size).toBe(6 + 400 * 65_536 + 4);
    expect(blocks * 512).toBeLessThanOrEqual(limit + 16_384);
    const text = await readFile(path('1.log'), 'latin1');
    expect([text.startsWith('begin\nxxx'), text.endsWith('xxxend\n')]).toEqual([true, true]);
  });
});
