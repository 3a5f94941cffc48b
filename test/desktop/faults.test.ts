import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { stringify } from 'smol-toml';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { needs } from '../requirements.ts';
import { liveProcess } from './live-process.ts';
import type { PopupSeen } from './popup-monitor.ts';
import { until } from './until.ts';
import { DESKTOP_PROGRAMS, TALK_KEY, VirtualDesktop } from './virtual-desktop.ts';
import type { WilcoDaemon } from './wilco-daemon.ts';

/** An agent that works until it is told to stop. */
const ENDLESS = ['sh', '-c', 'echo working; exec tail -f /dev/null', 'agent', '{prompt}'];

vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

describe.skipIf(needs(...DESKTOP_PROGRAMS))('parts that fail on a desktop made of real programs', () => {
  let desktop: VirtualDesktop;
  let project: string;
  let config: string;
  let daemon: WilcoDaemon;

  beforeEach(async () => {
    desktop = await VirtualDesktop.start();
    project = await desktop.makeProject('website', { 'login.txt': 'Welcome back\n' });
    config = stringify({ agents: { claude: { command: ENDLESS, format: 'text' } }, projects: { website: project } });
    daemon = await desktop.startDaemon({ config, cwd: project });
    await daemon.ready();
  });

  afterEach(async () => {
    await desktop?.stop();
  });

  test('a killed key hook comes back, and the next command is heard', async () => {
    const hook = await child('key-hook-child');
    process.kill(hook, 'SIGKILL');
    await daemon.until('the loss of the key to be noticed', ({ hearing }) => hearing.hotkey.type !== 'ready');
    await daemon.ready();
    await desktop.command('what is running');
    await desktop.popup('the answer', ({ title }) => title === 'Nothing is running');
  });

  test('a killed recogniser comes back, and a running task does not notice', async () => {
    await desktop.wilco('start', 'work on', '-p', 'website');
    const recogniser = await child('decoder-child');
    process.kill(recogniser, 'SIGKILL');
    await until('the recogniser to be gone', async () => (await liveProcess(recogniser)) === undefined);
    await daemon.ready();
    await desktop.command('what is running');
    await desktop.popup('the answer', ({ title }) => title === '1 task is running');
    await cancelAll();
  });

  test('a recorder killed while the key is held: what is said afterwards is heard, or its loss is told', async () => {
    const words = await desktop.sound.wav('what is running');
    await desktop.holdKey(TALK_KEY, async () => {
      await daemon.until('the take to begin', ({ hearing }) => hearing.talking);
      const killed = await child('parec');
      process.kill(killed, 'SIGKILL');
      await until('another recorder', async () => (await child('parec')) !== killed);
      await daemon.until('its sound', ({ hearing }) => hearing.microphone.type === 'ready');
      await desktop.sound.play(words);
    });
    // A machine that takes longer than 300 ms for the next recorder loses the take, and says so.
    const isTold = ({ title }: PopupSeen) => title === 'Nothing is running' || /recording stopped/iu.test(title);
    await desktop.popup('the answer or the loss', isTold);
    const told = desktop.popups().length;
    expect(told).toBe(1);
    await daemon.ready();
    // Where the loss was told before the key came up, xdotool would press again within 20 ms: that is a bounce of the key.
    await desktop.processes.succeed('xdotool', ['sleep', '0.1']);
    await desktop.holdKey(TALK_KEY, () => desktop.sound.play(words));
    await desktop.popup('the answer', ({ title }) => title === 'Nothing is running', told);
  });

  test('a microphone that is unplugged while the key is held is told or replaced, and heard when it is back', async () => {
    const words = await desktop.sound.wav('what is running');
    const pactl = (...args: readonly string[]) => desktop.processes.succeed('pactl', args);
    const plug = () => pactl('load-module', 'module-null-sink', 'sink_name=desk', 'rate=16000', 'channels=1');
    const say = () => desktop.processes.succeed('paplay', ['--device=desk', words]);
    /** The names of the sources that somebody records from. */
    const recorded = async () => {
      const sources = (await pactl('list', 'short', 'sources')).split('\n').map((line) => line.split('\t'));
      const outputs = (await pactl('list', 'short', 'source-outputs')).split('\n').map((line) => line.split('\t')[1]);
      return sources.filter(([index]) => index !== '' && outputs.includes(index)).map(([, name]) => name);
    };
    let module = await plug();
    await pactl('set-default-source', 'desk.monitor');
    await desktop.holdKey(TALK_KEY, async () => {
      await daemon.until('the take to begin', ({ hearing }) => hearing.talking);
      await pactl('unload-module', module.trim());
    });
    module = await plug();
    await pactl('set-default-source', 'desk.monitor');
    await expect.poll(() => recorded(), { timeout: 30_000, interval: 100 }).toContain('desk.monitor');
    await daemon.ready();
    const told = desktop.popups().length;
    await desktop.holdKey(TALK_KEY, say);
    await desktop.popup('the answer', ({ title }) => title === 'Nothing is running', told);
    const recorders = (await desktop.processes.guests()).filter(({ command }) => command.startsWith('parec'));
    expect(recorders).toHaveLength(1);
    await pactl('set-default-source', 'microphone.monitor');
  });

  test('an agent outlives a killed daemon; the next daemon knows it and can cancel it', async () => {
    const { stdout } = await desktop.wilco('start', 'work on', '-p', 'website', '--json');
    expect(JSON.parse(stdout)).toMatchObject({ announcement: { type: 'taskStarted', task: { id: 1 } } });
    const agent = await child('tail -f /dev/null');

    daemon.kill('SIGKILL');
    await daemon.exit;
    expect(await liveProcess(agent)).toBeDefined();

    const next = await desktop.startDaemon({ cwd: project });
    await next.ready();
    expect(await next.client.tasks()).toMatchObject([{ id: 1, status: 'running' }]);
    await desktop.command('cancel it', 'slt');
    await desktop.popup('the cancellation', ({ title }) => title.startsWith('Cancelled: '));
    expect(await liveProcess(agent)).toBeUndefined();
  });

  test('a second daemon is refused with one sentence and changes nothing', async () => {
    const second = await desktop.wilco('daemon');
    expect(second.code).not.toBe(0);
    expect(second.stderr).toMatch(/already/iu);
    expect(second.stderr).toContain(String((await daemon.client.hello()).pid));
    await desktop.command('what is running');
    await desktop.popup('the answer', ({ title }) => title === 'Nothing is running');
  });

  test("the socket is the user's alone", () => {
    const folder = join(desktop.folder, 'run', 'wilco');
    const modes = execFileSync('stat', ['-c', '%a', folder, join(folder, 'wilco.sock')], { encoding: 'utf8' });
    expect(modes).toBe('700\n600\n');
  });

  async function child(name: string): Promise<number> {
    const found = async () => (await desktop.processes.guests()).find(({ command }) => command.includes(name))?.pid;
    return until(`the process ${name}`, found);
  }

  async function cancelAll(): Promise<void> {
    const live = (await daemon.client.tasks()).filter(({ status }) => status === 'running');
    for (const { id } of live) await daemon.client.cancel({ target: String(id), now: true });
  }
});

describe.skipIf(needs(...DESKTOP_PROGRAMS))('a desktop without session bus', () => {
  test('a spoken command is carried out although no popup can be shown', async () => {
    const desktop = await VirtualDesktop.start({ bus: false });
    try {
      const project = await desktop.makeProject('website', {});
      const command = ['true', '{prompt}'];
      const config = stringify({
        recogniser: { trust_prompts: true },
        agents: { claude: { command, format: 'text' } },
        projects: { website: project },
      });
      const daemon = await desktop.startDaemon({ config, cwd: project });
      await daemon.ready();
      await desktop.command('start task refactor the authentication');
      await until('the task to be done', async () => (await daemon.client.tasks())[0]?.status === 'completed');
      const { checks } = await daemon.client.status();
      expect(checks).toContainEqual(expect.objectContaining({ name: 'popups', type: 'warning' }));
    } finally {
      await desktop.stop();
    }
  });
});
