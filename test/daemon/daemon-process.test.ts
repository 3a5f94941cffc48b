import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DaemonClient } from '../../src/protocol/client.ts';
import { isRunning, pidFrom, soon } from '../act/processes.ts';
import { Workshop } from '../act/workshop.ts';
import { CLI } from '../cli/wilco.ts';

const QUIET = ['hotkey', 'popups', 'speech', 'cues'].map((table) => `[${table}]\nenabled = false\n`).join('');

/** Writes its process id into its project, and ends when a file `go` is there, or with the test. */
const AGENT = 'echo $$ > pid; i=0; while [ ! -e go ] && [ $i -lt 6000 ]; do i=$((i+1)); sleep 0.1; done';

describe('the daemon as a process', { timeout: 60_000 }, () => {
  let workshop: Workshop;
  let api: string;
  let configFile: string;
  const daemons: ChildProcess[] = [];

  beforeEach(async () => {
    workshop = await Workshop.open();
    api = await workshop.project();
    configFile = join(await workshop.project('.config/wilco'), 'config.toml');
    await configure(`[agents.text]\ncommand = ["sh", "-c", ${JSON.stringify(AGENT)}, "sh", "{prompt}"]\n`);
  });

  afterEach(async () => {
    for (const daemon of daemons.splice(0)) {
      if (daemon.exitCode !== null || daemon.signalCode !== null) continue;
      daemon.kill('SIGKILL');
      await once(daemon, 'exit');
    }
    await writeFile(join(api, 'go'), '');
    if (existsSync(join(api, 'pid'))) await gone(await pidFrom(join(api, 'pid')));
    await workshop.close();
  });

  async function configure(agents: string): Promise<void> {
    const more = '[microphone]\nwarm = false\n[agent]\ndefault = "text"\n[projects]\n';
    await writeFile(configFile, `${QUIET}${more}api = ${JSON.stringify(api)}\n${agents}`);
  }

  const gone = (pid: number) => soon(() => isRunning(pid)).toBe(false);
  const runtimeDir = (name: string) => workshop.path(name);

  function daemon(runtime = 'run') {
    const child = spawn(process.execPath, [CLI, 'daemon', '--service'], {
      stdio: ['ignore', 'pipe', 'pipe'],
      cwd: workshop.dir,
      env: { PATH: process.env['PATH'], HOME: workshop.dir, XDG_RUNTIME_DIR: runtimeDir(runtime) },
    });
    daemons.push(child);
    let said = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        said += text;
      });
    }
    const end = once(child, 'close').then(() => ({ code: child.exitCode, said }));
    const client = new DaemonClient({ socketPath: join(runtimeDir(runtime), 'wilco', 'wilco.sock') });
    return { child, client, end, ready: () => soon(() => said).toContain('ready\n') };
  }

  it('ends with 0 on SIGTERM, its agent lives on, and the next daemon takes it over', async () => {
    const first = daemon();
    await first.ready();
    await first.client.start({ prompt: 'work', project: 'api' });
    const agent = await pidFrom(join(api, 'pid'));
    first.child.kill('SIGTERM');
    expect(await first.end).toMatchObject({ code: 0 });
    expect([isRunning(agent), existsSync(join(runtimeDir('run'), 'wilco', 'wilco.sock'))]).toEqual([true, false]);
    const second = daemon();
    await second.ready();
    expect(await second.client.tasks()).toMatchObject([{ id: 1, status: 'running' }]);
    await second.client.cancel({ target: '1', now: false });
    expect(isRunning(agent)).toBe(false);
    await second.client.stop();
    expect(await second.end).toMatchObject({ code: 0 });
  });

  it('killed by force it leaves its agent at work and a socket in no one’s way', async () => {
    const first = daemon();
    await first.ready();
    await first.client.start({ prompt: 'work', project: 'api' });
    const agent = await pidFrom(join(api, 'pid'));
    first.child.kill('SIGKILL');
    await first.end;
    const second = daemon();
    await second.ready();
    await expect(second.client.start({ prompt: 'again', project: 'api' })).resolves.toMatchObject({
      announcement: { type: 'problem', error: { code: 'project_busy' } },
    });
    expect([isRunning(agent), (await second.client.tasks()).length]).toEqual([true, 1]);
  });

  it('a SIGTERM while it starts ends it with 0 and without a complaint', async () => {
    const { child, end } = daemon();
    await soon(() => existsSync(join(runtimeDir('run'), 'wilco', 'wilco.lock'))).toBe(true);
    child.kill('SIGTERM');
    expect(await end).toEqual({ code: 0, said: expect.not.stringContaining('wilco: ') });
  });

  it('a config that cannot be used ends it with 2 and the sentence', async () => {
    await configure('[agents.text]\ncomand = ["true"]\n');
    const { code, said } = await daemon().end;
    expect({ code, said }).toEqual({ code: 2, said: expect.stringContaining('[agents.text] has no key "comand"') });
  });

  it('a second one ends with 2, whether it shares the socket or only the state', async () => {
    const { ready, child, client } = daemon();
    await ready();
    const twin = await daemon().end;
    expect(twin).toEqual({ code: 2, said: expect.stringContaining(`already running as process ${child.pid}`) });
    await mkdir(runtimeDir('elsewhere'));
    const guest = await daemon('elsewhere').end;
    expect(guest).toEqual({ code: 2, said: expect.stringContaining(`another Wilco (process ${child.pid})`) });
    await expect(client.hello()).resolves.toMatchObject({ pid: child.pid });
  });

  it('lives on when nobody reads its log any more', async () => {
    const { ready, child, client } = daemon();
    await ready();
    for (const stream of [child.stdout, child.stderr]) stream?.destroy();
    await writeFile(join(api, '.claude-tasks'), 'in the way of the output file, which is worth a warning');
    await writeFile(join(api, 'go'), '');
    await client.start({ prompt: 'work', project: 'api' });
    await expect(client.wait(1)).resolves.toMatchObject({ announcement: { type: 'taskEnded' } });
    await expect(client.hello()).resolves.toMatchObject({ pid: child.pid });
  });
});
