import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Level } from '../../src/core/heard.ts';
import { levelOf } from '../../src/hear/microphone/level-meter.ts';
import { cueFile } from '../../src/tell/cues/cues.ts';
import type { ReadTake } from '../hear/microphone/read-take.ts';
import { needs } from '../requirements.ts';
import { MicrophoneRoom } from './microphone-room.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const PLAYS = 5;
/** More than the longest cue and the silence around it, in samples. */
const WHOLE = 11_200;

/** The cue is played straight into the microphone, far louder than a speaker's sound ever comes back to one. */
describe.skipIf(needs('pulseaudio', 'pactl', 'pacat', 'paplay', 'parec', 'arecord', 'sox', 'setpriv'))(
  'the cue of a press',
  () => {
    let room: MicrophoneRoom;

    beforeAll(async () => {
      room = await MicrophoneRoom.start();
      await room.load('module-null-sink', 'sink_name=room', 'rate=48000', 'channels=2');
      await room.pactl('set-default-source', 'room.monitor');
    });

    afterAll(async () => room?.desktop.stop());

    afterEach(async () => room.end());

    test.each(['parec', 'arecord', 'sox', 'pvrecorder'] as const)('is not in what %s records', async (backend) => {
      const microphone = await room.microphone({ backend });
      const take = await room.take(microphone);
      const heard: number[] = [];
      for (let play = 0; play < PLAYS; play += 1) heard.push((await playedInto(take, cueFile('listening'))).peak);
      // A sound server that runs late drops some samples, which clicks in any sound; not in most of the plays.
      expect(heard.toSorted((a, b) => a - b)[Math.floor(PLAYS / 2)]).toBeLessThan(-60);
      // The same way lets through what is in a voice's range.
      expect((await playedInto(take, cueFile('heard'))).peak).toBeGreaterThan(-40);
      take.stop();
      await take.ended;
    });

    async function playedInto(take: ReadTake, file: string): Promise<Level> {
      const from = take.samples.length;
      // A null sink's monitor misses the first milliseconds of a new stream.
      const padded = join(room.desktop.folder, 'padded.wav');
      await room.desktop.processes.succeed('sox', ['-D', file, padded, 'pad', '0.2', '0.2']);
      await room.desktop.processes.succeed('paplay', ['--device=room', '--latency-msec=500', padded]);
      await expect.poll(() => take.samples.length, { timeout: 20_000 }).toBeGreaterThan(from + WHOLE);
      return levelOf(Int16Array.from(take.samples.slice(from)));
    }
  },
);
