import { setTimeout as sleep } from 'node:timers/promises';
import { durationOf, type Frame } from '../../../src/core/audio.ts';
import type { Microphone } from '../../../src/core/microphone.ts';
import { createMicrophone } from '../../../src/hear/microphone/create-microphone.ts';
import type { MicrophoneSettings } from '../../../src/hear/microphone/settings.ts';
import type { VirtualDesktop } from '../../desktop/virtual-desktop.ts';
import { memoryOf } from '../tasks/memory-of.ts';

/** Between two presses: a cold recorder is gone by then. */
const PAUSE = 150;

/** How much was not recorded after each press of a warm microphone, in milliseconds. */
export async function warmPresses(env: NodeJS.ProcessEnv, presses: number): Promise<readonly number[]> {
  const abort = new AbortController();
  const microphone = await opened({ warm: true, backend: 'auto' }, env, abort.signal);
  try {
    const lost: number[] = [];
    for (let press = 0; press < presses; press += 1) {
      await sleep(PAUSE + ((press * 7) % 40));
      const pressedAt = Date.now();
      const first = await firstFrame(microphone);
      lost.push(Math.max(0, first.at - durationOf(first.samples.length) - pressedAt));
    }
    return lost;
  } finally {
    abort.abort();
  }
}

export interface ColdPresses {
  /** From a press to the first sound's arrival, in milliseconds; only of those that gave some. */
  readonly times: readonly number[];
  readonly failures: number;
  /** Of the processes that stay between takes, in MiB. */
  readonly memory: number;
}

/** A cold microphone that has been used before. */
export async function coldPresses(
  desktop: VirtualDesktop,
  backend: MicrophoneSettings['backend'],
  presses: number,
): Promise<ColdPresses> {
  const abort = new AbortController();
  const microphone = await opened({ warm: false, backend }, desktop.processes.env, abort.signal);
  try {
    await firstFrame(microphone);
    const times: number[] = [];
    let failures = 0;
    for (let press = 0; press < presses; press += 1) {
      await sleep(PAUSE + ((press * 7) % 40));
      const pressedAt = performance.now();
      try {
        await firstFrame(microphone);
        times.push(performance.now() - pressedAt);
      } catch {
        failures += 1;
      }
    }
    await sleep(PAUSE);
    return { times, failures, memory: await guestMemory(desktop) };
  } finally {
    abort.abort();
  }
}

async function opened(
  changed: Pick<MicrophoneSettings, 'warm' | 'backend'>,
  env: NodeJS.ProcessEnv,
  signal: AbortSignal,
): Promise<Microphone> {
  const settings = { device: 'default', preRoll: 500, tail: 0, ...changed };
  const microphone = createMicrophone({ settings, env, log: { info: () => undefined, warn: () => undefined } });
  await microphone.start(signal);
  return microphone;
}

/** Opens a take, waits for its first frame, and ends it. */
async function firstFrame(microphone: Microphone): Promise<Frame> {
  const take = await microphone.open(new AbortController().signal);
  for await (const frame of take.frames) {
    take.stop();
    return frame;
  }
  throw new Error('The take has no frame.');
}

async function guestMemory(desktop: VirtualDesktop): Promise<number> {
  const guests = await desktop.processes.guests();
  return guests.reduce((sum, { pid }) => sum + (memoryOf(pid) ?? 0), 0);
}
