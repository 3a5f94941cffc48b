import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Display } from './display.ts';
import { type Finished, MarkedProcesses } from './marked-processes.ts';
import type { PopupSeen } from './popup-monitor.ts';
import { PopupServer } from './popups.ts';
import { startSessionBus } from './session-bus.ts';
import { type Played, Sound, type Voice } from './sound.ts';
import { until } from './until.ts';
import { WilcoDaemon } from './wilco-daemon.ts';

/** What the desktop has. What is left out is not there for Wilco either, whatever the machine has. */
export interface DesktopParts {
  readonly display?: boolean;
  readonly bus?: boolean;
  readonly sound?: boolean;
}

/** The programs that a whole desktop is made of, to be named in `needs(…)`. */
export const DESKTOP_PROGRAMS = [
  ...['Xvfb', 'xdotool', 'import', 'dbus-daemon', 'dunst', 'dunstctl', 'dbus-send'],
  ...['pulseaudio', 'pactl', 'pacat', 'paplay', 'parec', 'flite', 'espeak-ng', 'setpriv', 'git'],
] as const;

/** The key that Wilco listens to without a config, by its X name. */
export const TALK_KEY = 'Control_R';

/**
 * A whole desktop of its own, made of real programs: screen, keyboard, session bus, popups, sound, home. Nothing of it
 * touches the desktop it is started on.
 */
export class VirtualDesktop {
  readonly folder: string;
  /** The person's home on it. */
  readonly home: string;
  readonly processes: MarkedProcesses;
  readonly #daemons: WilcoDaemon[] = [];
  #display: Display | undefined;
  #popups: PopupServer | undefined;
  #sound: Sound | undefined;

  private constructor(folder: string) {
    this.folder = folder;
    this.home = join(folder, 'home');
    this.processes = new MarkedProcesses({
      PATH: process.env['PATH'],
      LANG: 'C.UTF-8',
      HOME: this.home,
      XDG_RUNTIME_DIR: join(folder, 'run'),
      XDG_CONFIG_HOME: join(this.home, '.config'),
      XDG_STATE_HOME: join(this.home, '.local/state'),
      XDG_DATA_HOME: join(this.home, '.local/share'),
      XDG_CACHE_HOME: join(this.home, '.cache'),
      PULSE_SERVER: `unix:${join(folder, 'run', 'pulse.sock')}`,
      PULSE_RUNTIME_PATH: join(folder, 'run', 'pulse'),
      DBUS_SESSION_BUS_ADDRESS: `unix:path=${join(folder, 'run', 'no-bus')}`,
    });
  }

  /** Resolves when every part works. Rejects, and leaves nothing behind, when one cannot be started. */
  static async start(parts: DesktopParts = {}): Promise<VirtualDesktop> {
    const { display = true, bus = true, sound = true } = parts;
    const desktop = new VirtualDesktop(await mkdtemp(join(tmpdir(), 'wilco-desktop-')));
    try {
      await desktop.#makeFolders();
      await Promise.all([desktop.#startScreen(display, bus), sound ? desktop.#startSound() : undefined]);
      return desktop;
    } catch (error) {
      await desktop.stop().catch(() => undefined);
      throw error;
    }
  }

  get display(): Display {
    return present(this.#display, 'display');
  }

  get popupServer(): PopupServer {
    return present(this.#popups, 'notification server');
  }

  get sound(): Sound {
    return present(this.#sound, 'sound');
  }

  /** Holds a key down while `during` runs. */
  async holdKey<T>(key: string, during: () => Promise<T>): Promise<T> {
    await this.display.press(key);
    try {
      return await during();
    } finally {
      await this.display.release(key);
    }
  }

  /** Holds the talk key, says a text, lets go: what a person does. Resolves when the key is up. */
  async command(text: string, voice: Voice = 'slt'): Promise<Played> {
    const file = await this.sound.wav(text, voice);
    return this.holdKey(TALK_KEY, () => this.sound.play(file));
  }

  speak(text: string, voice?: Voice): Promise<Played> {
    return this.sound.speak(text, voice);
  }

  /** All popups so far, oldest first; none where there is no bus. */
  popups(): readonly PopupSeen[] {
    return this.#popups?.all() ?? [];
  }

  /** Resolves with the first popup, of those from number `from` on, that is shown and for which `holds` is true. */
  async popup(what: string, holds: (popup: PopupSeen) => boolean, from = 0): Promise<PopupSeen> {
    const found = () =>
      this.popups()
        .slice(from)
        .find((each) => each.shownAt !== undefined && holds(each));
    return until(`a popup: ${what}`, found).catch((cause: unknown) => {
      const seen = this.popups().map(({ title, body }) => `  ${title} | ${body.replaceAll('\n', ' / ')}`);
      const daemons = this.#daemons.map((daemon) => daemon.output()).join('\n');
      throw new Error([String(cause), 'The popups were:', ...seen, 'The daemon said:', daemons].join('\n'), { cause });
    });
  }

  /** Makes a git repository in the home, `code/NAME`, with these files. Resolves with its path. */
  async makeProject(name: string, files: { readonly [path: string]: string }): Promise<string> {
    const folder = join(this.home, 'code', name);
    await mkdir(folder, { recursive: true });
    for (const [path, content] of Object.entries(files)) await writeFile(join(folder, path), content);
    await this.processes.succeed('git', ['init', '--quiet', folder]);
    return folder;
  }

  /** Starts the daemon with this config.toml. It is not ready when this resolves: see {@link WilcoDaemon.ready}. */
  async startDaemon(options: { config?: string; env?: NodeJS.ProcessEnv; cwd?: string } = {}): Promise<WilcoDaemon> {
    const { config, env = {}, cwd = this.home } = options;
    const folder = join(this.home, '.config', 'wilco');
    await mkdir(folder, { recursive: true });
    if (config !== undefined) await writeFile(join(folder, 'config.toml'), config);
    const daemon = new WilcoDaemon(this.processes, [LAUNCHER], env, cwd);
    this.#daemons.push(daemon);
    return daemon;
  }

  /** Runs the command line to its end, from the home directory. */
  wilco(...args: readonly string[]): Promise<Finished> {
    return this.processes.run(LAUNCHER, args, { cwd: this.home });
  }

  /**
   * Ends the daemons and then the desktop, and removes its files. Rejects, after all that, when a daemon did not end
   * when asked or left a process behind.
   */
  async stop(): Promise<void> {
    const ended = await Promise.allSettled(this.#daemons.splice(0).map((daemon) => daemon.stop()));
    const left = await until('the guests to go', async () => (await this.processes.guests()).length === 0, {
      timeout: 3000,
    }).then(
      () => [],
      () => this.processes.guests(),
    );
    await this.#popups?.stop();
    await this.processes.stop();
    await rm(this.folder, { recursive: true, force: true });
    for (const each of ended) if (each.status === 'rejected') throw each.reason;
    if (left.length > 0)
      throw new Error(`Left behind: ${left.map(({ pid, command }) => `${pid} ${command}`).join('; ')}`);
  }

  async #makeFolders(): Promise<void> {
    await mkdir(join(this.folder, 'run', 'pulse'), { recursive: true, mode: 0o700 });
    for (const name of ['home', 'popups', 'spoken']) await mkdir(join(this.folder, name), { mode: 0o700 });
  }

  async #startScreen(display: boolean, bus: boolean): Promise<void> {
    const runtime = join(this.folder, 'run');
    if (bus) this.processes.env['DBUS_SESSION_BUS_ADDRESS'] = await startSessionBus(this.processes, runtime);
    if (!display) return;
    this.#display = await Display.start(this.processes, this.folder);
    this.processes.env['DISPLAY'] = this.#display.name;
    if (bus) {
      this.#popups = await PopupServer.start({
        processes: this.processes,
        display: this.#display,
        address: this.processes.env['DBUS_SESSION_BUS_ADDRESS'] ?? '',
        folder: join(this.folder, 'popups'),
      });
    }
  }

  async #startSound(): Promise<void> {
    const server = this.processes.env['PULSE_SERVER'] ?? '';
    this.#sound = await Sound.start(this.processes, server, join(this.folder, 'spoken'));
  }
}

const LAUNCHER = fileURLToPath(new URL('../../bin/wilco', import.meta.url));

function present<T>(part: T | undefined, name: string): T {
  if (part === undefined) throw new Error(`This desktop was started without a ${name}.`);
  return part;
}
