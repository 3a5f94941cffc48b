import { readdirSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Microphone } from '../../src/core/microphone.ts';
import { needs } from '../requirements.ts';
import { MicrophoneRoom } from './microphone-room.ts';
import { until } from './until.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

/** More than what the engine itself keeps of some hundred takes. */
const LEAK = 3 * 1024 * 1024;

describe.skipIf(needs('pulseaudio', 'pactl', 'pacat', 'parec', 'setpriv'))('many takes in a row', () => {
  let room: MicrophoneRoom;

  beforeAll(async () => {
    room = await MicrophoneRoom.start();
  });

  afterAll(async () => room?.desktop.stop());

  // A warm take need not wait for sound; each fourth does, so that there is sound in it.
  test.each([
    { takes: 1000, warm: true, heardIn: 4, open: 1 },
    { takes: 100, warm: false, heardIn: 1, open: 0 },
  ])('leak no process, descriptor or memory: $takes, warm: $warm', async ({ takes, warm, heardIn, open }) => {
    const microphone = await room.microphone({ warm, tail: 0 });
    await run(takes / 10);
    const descriptors = openDescriptors();
    const memory = usedMemory();
    await run(takes);
    expect(usedMemory() - memory).toBeLessThan(LEAK);
    await until('the last recorder', async () => (await room.recorders()).length === open);
    await until('the descriptors to be closed', () => openDescriptors() <= descriptors);
    await room.end();

    async function run(count: number): Promise<void> {
      for (let number = 0; number < count; number += 1) await oneTake(microphone, number % heardIn === 0);
    }
  });

  async function oneTake(microphone: Microphone, isHeard: boolean): Promise<void> {
    // All takes have the same signal, so that what stays on it is seen.
    const take = await room.take(microphone);
    if (isHeard) await until('a frame', () => take.frames.length > 0, { every: 2 });
    take.stop();
    expect(await take.ended).toBeUndefined();
  }
});

function openDescriptors(): number {
  return readdirSync('/proc/self/fd').length;
}

function usedMemory(): number {
  setFlagsFromString('--expose-gc');
  const collect: () => void = runInNewContext('gc');
  collect();
  const { heapUsed, external, arrayBuffers } = process.memoryUsage();
  return heapUsed + external + arrayBuffers;
}
