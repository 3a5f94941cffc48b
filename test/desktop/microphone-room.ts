import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { durationOf, SAMPLE_RATE } from '../../src/core/audio.ts';
import type { Microphone } from '../../src/core/microphone.ts';
import { createMicrophone } from '../../src/hear/microphone/create-microphone.ts';
import type { MicrophoneSettings } from '../../src/hear/microphone/settings.ts';
import { ReadTake } from '../hear/microphone/read-take.ts';
import type { LiveProcess } from './live-process.ts';
import { until } from './until.ts';
import { VirtualDesktop } from './virtual-desktop.ts';

const never = new AbortController().signal;

/** A desktop that has nothing but sound, with microphones of Wilco on it. */
export class MicrophoneRoom {
  readonly desktop: VirtualDesktop;
  #stop = new AbortController();

  private constructor(desktop: VirtualDesktop) {
    this.desktop = desktop;
  }

  static async start(): Promise<MicrophoneRoom> {
    return new MicrophoneRoom(await VirtualDesktop.start({ display: false, bus: false }));
  }

  get env(): NodeJS.ProcessEnv {
    return this.desktop.processes.env;
  }

  /** A microphone that was started. */
  async microphone(changed: Partial<MicrophoneSettings> = {}, longestGap = 10_000): Promise<Microphone> {
    const settings = { backend: 'auto', device: 'default', warm: true, preRoll: 500, tail: 100, ...changed } as const;
    const log = { info: () => undefined, warn: () => undefined };
    const backOff = { first: 20, longest: 500, healthyAfter: 60_000 };
    const microphone = createMicrophone({ settings, env: this.env, log, backOff, longestGap });
    await microphone.start(this.#stop.signal);
    return microphone;
  }

  /** Ends the microphones; resolves when nothing of theirs runs. */
  async end(): Promise<void> {
    this.#stop.abort();
    this.#stop = new AbortController();
    await until('the recorders to go', async () => (await this.desktop.processes.guests()).length === 0);
  }

  /** The processes that the microphones started. */
  async recorders(): Promise<readonly LiveProcess[]> {
    const guests = await this.desktop.processes.guests();
    return guests.filter(({ command }) => /parec|arecord|sox|rec /u.test(command));
  }

  async pactl(...words: readonly string[]): Promise<string> {
    return (await this.desktop.processes.succeed('pactl', words)).trim();
  }

  /** Loads a module of the sound server. Resolves with what unloads it. */
  async load(...words: readonly string[]): Promise<() => Promise<void>> {
    const index = await this.pactl('load-module', ...words);
    return async () => void (await this.pactl('unload-module', index));
  }

  /** Plays a tone, every sample of which is loud, and resolves at its end. */
  async tone(sink: string, duration: number): Promise<void> {
    const file = join(this.desktop.folder, `${duration}.raw`);
    const length = (duration * SAMPLE_RATE) / 1000;
    const samples = Int16Array.from({ length }, (_, at) => (at % 36 < 18 ? 12_000 : -12_000));
    await writeFile(file, new Uint8Array(samples.buffer));
    const format = ['--raw', '--format=s16le', '--rate=16000', '--channels=1', '--latency-msec=200'];
    await this.desktop.processes.succeed('pacat', ['--playback', `--device=${sink}`, ...format, file]);
  }

  async take(microphone: Microphone): Promise<ReadTake> {
    return new ReadTake(await microphone.open(never));
  }
}

/** How much of a take is loud, in milliseconds. */
export function loudness(take: ReadTake): number {
  return durationOf(take.samples.filter((sample) => Math.abs(sample) > 6000).length);
}
