import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { MarkedProcesses } from './marked-processes.ts';

export const SCREEN_WIDTH = 1280;
const HEIGHT = 800;

export interface Region {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A screen of 1280 × 800 in memory (Xvfb), with a keyboard and a mouse that xdotool moves. */
export class Display {
  /** ":7"; what DISPLAY must be. */
  readonly name: string;
  readonly #processes: MarkedProcesses;
  readonly #folder: string;

  private constructor(name: string, processes: MarkedProcesses, folder: string) {
    this.name = name;
    this.#processes = processes;
    this.#folder = folder;
  }

  /** Resolves when clients can connect; the X server itself picked a free number. */
  static async start(processes: MarkedProcesses, folder: string): Promise<Display> {
    const screen = `${SCREEN_WIDTH}x${HEIGHT}x24`;
    const args = ['-displayfd', '3', '-screen', '0', screen, '-nolisten', 'tcp', '-noreset'];
    const server = await processes.keep('Xvfb', args, 1);
    const told = server.stdio[3];
    if (told === null || told === undefined || !('read' in told)) throw new Error('Xvfb has no pipe for its number.');
    for await (const line of createInterface({ input: told })) return new Display(`:${line}`, processes, folder);
    throw new Error('Xvfb ended before it had a display.');
  }

  /** Presses a key by its X name, "Control_R". Resolves when the X server took it. */
  async press(key: string): Promise<void> {
    await this.#processes.succeed('xdotool', ['keydown', key]);
  }

  async release(key: string): Promise<void> {
    await this.#processes.succeed('xdotool', ['keyup', key]);
  }

  /** Presses and releases the first mouse button at a point of the screen. */
  async click(at: { readonly x: number; readonly y: number }): Promise<void> {
    await this.#processes.succeed('xdotool', ['mousemove', String(at.x), String(at.y), 'click', '1']);
  }

  /** Where the visible windows of a class are, "Dunst"; empty when there is none. */
  async windows(windowClass: string): Promise<readonly Region[]> {
    const found = await this.#processes.run('xdotool', ['search', '--onlyvisible', '--class', windowClass]);
    const ids = found.stdout.split('\n').filter((id) => id !== '');
    const regions: Region[] = [];
    for (const id of ids) {
      const { stdout } = await this.#processes.run('xdotool', ['getwindowgeometry', '--shell', id]);
      const number = (name: string) => Number(new RegExp(`^${name}=(\\d+)$`, 'mu').exec(stdout)?.[1] ?? 0);
      const region = { x: number('X'), y: number('Y'), width: number('WIDTH'), height: number('HEIGHT') };
      if (region.width > 1) regions.push(region);
    }
    return regions;
  }

  /** Saves the screen, or a part of it with a margin around, as a PNG file. */
  async screenshot(file: string, part?: Region, margin = 16): Promise<void> {
    const crop = part === undefined ? [] : ['-crop', geometryOf(part, margin), '+repage'];
    await this.#processes.succeed('import', ['-silent', '-window', 'root', ...crop, file]);
  }

  /** The screen's pixels, three bytes each, row by row. */
  async pixels(): Promise<Buffer> {
    const file = join(this.#folder, 'screen.rgb');
    await this.#processes.succeed('import', ['-silent', '-window', 'root', '-depth', '8', file]);
    const pixels = await readFile(file);
    await rm(file);
    return pixels;
  }
}

function geometryOf(part: Region, margin: number): string {
  const x = Math.max(0, part.x - margin);
  const y = Math.max(0, part.y - margin);
  const right = Math.min(SCREEN_WIDTH, part.x + part.width + margin);
  const bottom = Math.min(HEIGHT, part.y + part.height + margin);
  return `${right - x}x${bottom - y}+${x}+${y}`;
}
