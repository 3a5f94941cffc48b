import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Display, Region } from './display.ts';
import type { MarkedProcesses } from './marked-processes.ts';
import { PopupMonitor, type PopupSeen } from './popup-monitor.ts';
import { until } from './until.ts';

/** A session bus of its own with the real dunst on it, which shows popups on the display at a readable size. */
export class PopupServer {
  readonly #processes: MarkedProcesses;
  readonly #display: Display;
  readonly #monitor: PopupMonitor;
  readonly #folder: string;

  private constructor(processes: MarkedProcesses, display: Display, monitor: PopupMonitor, folder: string) {
    this.#processes = processes;
    this.#display = display;
    this.#monitor = monitor;
    this.#folder = folder;
  }

  /** Resolves when a popup sent now is shown. `address` is the bus that runs already. */
  static async start(options: {
    readonly processes: MarkedProcesses;
    readonly display: Display;
    readonly address: string;
    readonly folder: string;
  }): Promise<PopupServer> {
    const { processes, display, address, folder } = options;
    const menu = join(folder, 'choose');
    await writeFile(menu, MENU);
    await chmod(menu, 0o700);
    const config = join(folder, 'dunstrc');
    await writeFile(config, dunstrc(menu));
    const monitor = await PopupMonitor.start(address);
    await processes.keep('dunst', ['-config', config]);
    await until('dunst', async () => (await processes.run('dunstctl', ['is-paused'])).code === 0);
    return new PopupServer(processes, display, monitor, folder);
  }

  /** All popups so far, oldest first. */
  all(): readonly PopupSeen[] {
    return this.#monitor.popups();
  }

  /** How many are on the screen, by dunst's own word. */
  async displayed(): Promise<number> {
    return Number(await this.#processes.succeed('dunstctl', ['count', 'displayed']));
  }

  /** Where on the screen the popups are; undefined while there is none. */
  async region(): Promise<Region | undefined> {
    return (await this.#display.windows('Dunst'))[0];
  }

  /**
   * Clicks on the popups and picks, from the menu that dunst opens, the choice with this label. Resolves with the moment
   * of the click, in milliseconds since the epoch.
   */
  async click(label: string): Promise<number> {
    await writeFile(join(this.#folder, 'choice'), `#${label} (`);
    const region = await until('a popup to click on', () => this.region());
    const clickedAt = Date.now();
    await this.#display.click({ x: region.x + region.width / 2, y: region.y + 20 });
    return clickedAt;
  }

  async closeAll(): Promise<void> {
    await this.#processes.succeed('dunstctl', ['close-all']);
    await until('the popups to close', async () => (await this.displayed()) === 0);
  }

  async stop(): Promise<void> {
    await this.#monitor.stop();
  }
}

/** Stands in for dmenu: prints the one line that begins with what the file `choice` beside it holds. */
const MENU = `#!/bin/sh
exec grep -F -m 1 -e "$(cat "$(dirname "$0")/choice")"
`;

function dunstrc(menu: string): string {
  return `[global]
    monitor = 0
    width = 520
    height = 400
    origin = top-right
    offset = 24x24
    font = Sans 15
    padding = 12
    horizontal_padding = 16
    frame_width = 2
    gap_size = 6
    notification_limit = 6
    idle_threshold = 0
    show_indicators = no
    ellipsize = end
    word_wrap = yes
    markup = full
    format = "<b>%s</b>\\n%b"
    icon_position = left
    max_icon_size = 48
    sticky_history = yes
    history_length = 100
    dmenu = ${menu}
    mouse_left_click = context_all
    mouse_middle_click = none
    mouse_right_click = none
[urgency_low]
    background = "#1d2430"
    foreground = "#cdd6e4"
    timeout = 10
[urgency_normal]
    background = "#1d2430"
    foreground = "#ffffff"
    timeout = 10
[urgency_critical]
    background = "#4a1520"
    foreground = "#ffffff"
    timeout = 0
`;
}
