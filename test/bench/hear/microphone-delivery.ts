import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createMicrophone } from '../../../src/hear/microphone/create-microphone.ts';
import { until } from '../../desktop/until.ts';
import type { VirtualDesktop } from '../../desktop/virtual-desktop.ts';

const LOUD = 3000;
/** What parec asks the sound server for: a sound card that keeps to it hands over so many milliseconds at once. */
const BLOCK = 40;
const SAMPLES = BLOCK * 16;

/** How long each sound was on its way, in milliseconds: to Wilco's warm microphone, and to a bare parec beside it. */
export interface Delivery {
  readonly ours: readonly number[];
  readonly alone: readonly number[];
}

/**
 * The way of a sound from the moment in which its first sample is spoken, through a sound card's block of 40 ms and the
 * sound server. The card is a source that is a pipe, into which the blocks are written as time goes by.
 */
export async function measureDelivery(desktop: VirtualDesktop, sounds: number): Promise<Delivery> {
  const { env } = desktop.processes;
  const file = join(desktop.folder, 'card');
  const format = ['format=s16le', 'rate=16000', 'channels=1'];
  await desktop.processes.succeed('pactl', [
    'load-module',
    'module-pipe-source',
    'source_name=card',
    `file=${file}`,
    ...format,
  ]);
  const card = new Card(await open(file, 'r+'));
  const abort = new AbortController();
  const bare = bareParec(env);
  const settings = { backend: 'auto', device: 'card', warm: true, preRoll: 0, tail: 0 } as const;
  const microphone = createMicrophone({ settings, env, log: { info: () => undefined, warn: () => undefined } });
  const arrivals = { ours: 0, alone: 0 };
  bare.stdout?.on('data', (chunk: Buffer) => {
    if (isLoud(new Int16Array(Uint8Array.from(chunk).buffer, 0, chunk.length >> 1)))
      arrivals.alone ||= performance.now();
  });
  const following = (async () => {
    for await (const { samples } of microphone.follow(abort.signal))
      if (isLoud(samples)) arrivals.ours ||= performance.now();
  })();
  const running = card.run(abort.signal);
  try {
    await microphone.start(abort.signal);
    const ours: number[] = [];
    const alone: number[] = [];
    for (let sound = 0; sound < sounds; sound += 1) {
      await sleep(150 + ((sound * 37) % 100));
      Object.assign(arrivals, { ours: 0, alone: 0 });
      const playedAt = await card.sound();
      await until('the sound to arrive', () => arrivals.ours > 0 && arrivals.alone > 0, { every: 5 });
      ours.push(arrivals.ours - playedAt);
      alone.push(arrivals.alone - playedAt);
    }
    return { ours, alone };
  } finally {
    abort.abort();
    bare.kill('SIGKILL');
    await Promise.all([following, running, once(bare, 'exit')]);
    await card.close();
  }
}

function bareParec(env: NodeJS.ProcessEnv): ChildProcess {
  const args = ['--raw', '--format=s16le', '--channels=1', '--rate=16000', '--latency-msec=40', '--device=card'];
  return spawn('parec', args, { env, stdio: ['ignore', 'pipe', 'ignore'] });
}

function isLoud(samples: Int16Array): boolean {
  return samples.some((sample) => Math.abs(sample) > LOUD);
}

/** Writes silence as time goes by, and a sound when it is asked to, each time from another moment of the block on. */
class Card {
  readonly #pipe: FileHandle;
  #asked: PromiseWithResolvers<number> | undefined;
  #sounds = 0;

  constructor(pipe: FileHandle) {
    this.#pipe = pipe;
  }

  /** Resolves when the block is written, with when the sound in it began. */
  sound(): Promise<number> {
    this.#asked = Promise.withResolvers();
    return this.#asked.promise;
  }

  async run(signal: AbortSignal): Promise<void> {
    const startedAt = performance.now();
    for (let block = 0; !signal.aborted; block += 1) {
      const early = startedAt + block * BLOCK - performance.now();
      if (early > 1) await sleep(early);
      const asked = this.#asked;
      this.#asked = undefined;
      const from = asked === undefined ? BLOCK : (this.#sounds * 7) % BLOCK;
      const samples = new Int16Array(SAMPLES).map((_, at) => (at < from * 16 ? 0 : at % 2 === 0 ? 12_000 : -12_000));
      const beganAt = performance.now() - (BLOCK - from);
      await this.#pipe.write(new Uint8Array(samples.buffer));
      if (asked !== undefined) this.#sounds += 1;
      asked?.resolve(beganAt);
    }
  }

  async close(): Promise<void> {
    await this.#pipe.close();
  }
}
