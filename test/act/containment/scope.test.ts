import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Family } from '../../../src/act/containment/family.ts';
import { Launcher, type LaunchNews } from '../../../src/act/containment/launcher.ts';
import { mayUseSystemd, startLauncher } from '../../../src/act/containment/start-launcher.ts';
import { needs } from '../../requirements.ts';
import { isRunning, pidFrom, soon } from '../processes.ts';

const log = { info: () => {}, warn: () => {} };

describe.skipIf(needs('perl', 'setsid', 'sleep') || noScope())("the launcher's scope", () => {
  let dir: string;
  let launcher: Launcher;
  beforeEach(async () => {
    dir = await realpath(await mkdtemp(join(tmpdir(), 'wilco-scope-')));
    launcher = new Launcher({ env: process.env, leash: true, cgroups: true, log });
    await launcher.start();
  });
  afterEach(async () => {
    await launcher.close();
    await rm(dir, { recursive: true, force: true });
  });

  async function launch(id: number, command: readonly string[]): Promise<readonly LaunchNews[]> {
    const news: LaunchNews[] = [];
    const files = { logFile: join(dir, `${id}.log`), runFile: join(dir, `${id}.run`) };
    const env = { PATH: process.env['PATH'] ?? '' };
    const order = { id, folder: dir, logLimit: 0, stdin: undefined, command, env, ...files };
    await launcher.launch(order, (heard) => news.push(heard));
    await soon(() => news.length).toBeGreaterThan(0);
    return news;
  }

  /** Starts an agent that leaves a process behind which nothing but its control group tells from a stranger. */
  async function launchEscapee(id: number) {
    const file = join(dir, `${id}.pid`);
    const runaway = `(setsid env -i sh -c 'sleep 600 & echo $! > ${file}.part; mv ${file}.part ${file}' &)`;
    const news = await launch(id, ['sh', '-c', runaway]);
    return { news, pid: await pidFrom(file) };
  }

  it('gives each task a control group of its own, which holds what escapes all else', async () => {
    const { news, pid } = await launchEscapee(1);
    const other = await launch(2, ['sleep', '600']);
    await soon(() => membersOf(groupOf(news))).toEqual([pid]);
    expect(membersOf(groupOf(other))).toEqual([startedOf(other).agent.pid]);
    expect(groupOf(news).startsWith(`${launcher.cgroup}/`)).toBe(true);
  });

  it('is emptied and removed task by task', async () => {
    const { news, pid } = await launchEscapee(1);
    process.kill(startedOf(news).wrapper.pid, 'SIGUSR1');
    await soon(() => news.at(-1)).toEqual({ type: 'gone', id: 1 });
    expect(isRunning(pid)).toBe(false);
    expect(existsSync(groupOf(news))).toBe(false);
  });

  it('shows what is left of a task whose wrapper was killed, and loses the group when that is gone', async () => {
    const { news, pid } = await launchEscapee(1);
    const { wrapper, cgroup } = startedOf(news);
    process.kill(wrapper.pid, 'SIGKILL');
    await soon(() => news.at(-1)).toEqual({ type: 'lost', id: 1 });
    const family = new Family({ marker: 'none', wrapper, leader: undefined, cgroup });
    await soon(() => family.members().map((entry) => entry.pid)).toEqual([pid]);
    process.kill(pid, 'SIGKILL');
    await soon(() => existsSync(groupOf(news))).toBe(false);
  });

  it('outlives the launcher for as long as a task lives, and leaves nothing', async () => {
    const scope = launcher.cgroup ?? '';
    const news = await launch(1, ['sleep', '600']);
    const { wrapper } = startedOf(news);
    process.kill(parentOf(wrapper.pid), 'SIGKILL');
    await soon(() => news.at(-1)).toEqual({ type: 'launcherGone' });
    expect(membersOf(scope)).toEqual([wrapper.pid]);
    process.kill(wrapper.pid, 'SIGUSR1');
    await soon(() => existsSync(scope)).toBe(false);
    await soon(() => systemctl('list-units', '--all', '--plain', '--no-legend', basename(scope))).toBe('');
  });

  it('when systemd stops it every agent hears SIGTERM, and its end is written down', async () => {
    const script = 'trap "exit 7" TERM; touch ready; while :; do sleep 0.01; done';
    const news = await launch(1, ['sh', '-c', script]);
    await soon(() => existsSync(join(dir, 'ready'))).toBe(true);
    const scope = launcher.cgroup ?? '';
    systemctl('stop', '--no-block', basename(scope));
    await soon(() => news.at(-1)).toEqual({ type: 'gone', id: 1 });
    expect(readFileSync(join(dir, '1.run'), 'latin1')).toMatch(/\nexited 7\n$/);
    await launcher.close();
    await soon(() => existsSync(scope)).toBe(false);
  });

  it('takes ten seconds at most to stop, and no task down with another that ran out of memory', () => {
    const scope = basename(launcher.cgroup ?? '');
    expect(systemctl('show', scope, '--property=TimeoutStopUSec').trim()).toBe('TimeoutStopUSec=10s');
    expect(systemctl('show', scope, '--property=OOMPolicy').trim()).toMatch(/^(OOMPolicy=continue)?$/);
  });
});

describe.skipIf(needs('perl'))('a launcher without a scope', () => {
  let dir: string;
  beforeEach(async () => {
    dir = await realpath(await mkdtemp(join(tmpdir(), 'wilco-scope-')));
    await mkdir(join(dir, 'systemd'));
    await writeFile(join(dir, 'systemd', 'private'), '');
  });
  afterEach(() => rm(dir, { recursive: true, force: true }));

  /** Starts it where systemd seems to be there and systemd-run does `steps`; gives its first words. */
  async function firstWords(steps: string, patience?: number): Promise<string> {
    await writeFile(join(dir, 'systemd-run'), `#!/bin/sh\n${steps}\n`);
    await chmod(join(dir, 'systemd-run'), 0o755);
    const env = { ...process.env, XDG_RUNTIME_DIR: dir, PATH: `${dir}${delimiter}${process.env['PATH']}` };
    const child = await startLauncher({
      log: { info: () => {}, warn: () => {} },
      env,
      leash: true,
      cgroups: true,
      ...(patience === undefined ? {} : { patience }),
    });
    const words = String(child.stdout?.read());
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.stdin?.end();
    await ended;
    return words;
  }

  it.each([
    ['fails', 'echo "Failed to start transient scope unit" >&2; exit 1'],
    ['ends without a word', 'exit 0'],
  ])('starts all the same when systemd-run %s', async (_, steps) => {
    await expect(firstWords(steps)).resolves.toBe('ready -\n');
  });

  it('does not wait for a systemd that hangs, and ends its request', async () => {
    const pidFile = join(dir, 'pid');
    await expect(firstWords(`echo $$ > ${pidFile}; exec sleep 600`, 2_000)).resolves.toBe('ready -\n');
    const pid = await pidFrom(pidFile);
    await soon(() => isRunning(pid)).toBe(false);
  });
});

/** Whether the person who runs the tests has no systemd that gives control groups; then it says so. */
function noScope(): boolean {
  if (mayUseSystemd(process.env) && existsSync('/sys/fs/cgroup/cgroup.controllers')) return false;
  process.stderr.write('skipped: the tests of control groups need systemd --user and cgroup v2 (log in as a person)\n');
  return true;
}

function systemctl(...args: readonly string[]): string {
  return execFileSync('systemctl', ['--user', ...args], { encoding: 'utf8' });
}

function startedOf(news: readonly LaunchNews[]) {
  for (const one of news) if (one.type === 'note' && one.note.type === 'started') return one.note;
  throw new Error('it did not start');
}

function groupOf(news: readonly LaunchNews[]): string {
  return startedOf(news).cgroup ?? '';
}

function membersOf(group: string): readonly number[] {
  return readFileSync(`${group}/cgroup.procs`, 'latin1').split('\n').filter(Boolean).map(Number);
}

function parentOf(pid: number): number {
  return Number(/PPid:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1]);
}
