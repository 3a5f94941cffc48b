import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { createMicrophone } from '../../src/hear/microphone/create-microphone.ts';
import { until } from '../desktop/until.ts';
import type { VirtualDesktop } from '../desktop/virtual-desktop.ts';
import { atMost, type Figure } from './figure.ts';
import { percentile } from './percentile.ts';

const CLICKS = 30;
const LOUD = 3000;
/** The first ones only fill the player's buffer. */
const WARM_UP = 3;
/** 60 ms of a tone that no silence looks like. */
const TONE = Int16Array.from({ length: 960 }, (_, index) => Math.round(12_000 * Math.sin(index / 3)));

/**
 * How long a sound is on its way from its player through the sound server to Wilco's microphone; and, at the same time
 * and for the same sound, to a bare parec.
 */
export async function deliveryFigures(desktop: VirtualDesktop): Promise<readonly Figure[]> {
  const processEnv = desktop.processes.env;
  const abort = new AbortController();
  const format = ['--raw', '--format=s16le', '--channels=1', '--rate=16000'];
  const player = spawn('pacat', ['--playback', '--device=microphone', '--latency-msec=40', ...format], {
    env: processEnv,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  const bare = spawn('parec', [...format, '--latency-msec=40'], {
    env: processEnv,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const microphone = createMicrophone({
    settings: { backend: 'auto', device: 'default', warm: true, preRoll: 0, tail: 0 },
    env: processEnv,
    log: { info: () => undefined, warn: () => undefined },
  });
  try {
    const arrivals = { ours: 0, bare: 0 };
    bare.stdout.on('data', (chunk: Buffer) => {
      if (isLoud(new Int16Array(chunk.buffer, chunk.byteOffset, chunk.length >> 1))) arrivals.bare ||= Date.now();
    });
    await microphone.start(abort.signal);
    const take = await microphone.open(abort.signal);
    const listening = (async () => {
      for await (const frame of take.frames) if (isLoud(frame.samples)) arrivals.ours ||= frame.at;
    })();
    const ours: number[] = [];
    const alone: number[] = [];
    for (let click = 0; click < WARM_UP + CLICKS; click += 1) {
      await sleep(300 + ((click * 37) % 100));
      Object.assign(arrivals, { ours: 0, bare: 0 });
      const playedAt = Date.now();
      await write(player, TONE);
      const arrived = () => arrivals.ours > 0 && arrivals.bare > 0;
      if (click < WARM_UP) continue;
      await until('the tone to arrive', arrived, { every: 5 });
      ours.push(arrivals.ours - playedAt);
      alone.push(arrivals.bare - playedAt);
    }
    take.stop();
    await listening;
    return [
      atMost({
        area: 'line',
        figure: `sound handed to the null sink → sample arrives, median of ${CLICKS} (reference: parec alone)`,
        value: percentile(ours, 0.5),
        unit: 'ms',
        reach: null,
        reference: percentile(alone, 0.5),
      }),
    ];
  } finally {
    abort.abort();
    player.kill('SIGKILL');
    bare.kill('SIGKILL');
  }
}

function isLoud(samples: Int16Array): boolean {
  return samples.some((sample) => Math.abs(sample) > LOUD);
}

async function write(player: ChildProcess, samples: Int16Array): Promise<void> {
  const bytes = Buffer.from(samples.buffer, samples.byteOffset, samples.byteLength);
  if (player.stdin !== null && !player.stdin.write(bytes)) await once(player.stdin, 'drain');
}
