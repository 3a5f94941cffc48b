import { readFile, stat } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { JobRegistry } from '../../../src/act/jobs/job-registry.ts';
import { type Cue, Cues, cueFile, silenceFile } from '../../../src/tell/cues/cues.ts';
import { WavPlayer } from '../../../src/tell/cues/player.ts';
import { Programs } from '../programs.ts';

const cueNames: readonly Cue[] = ['listening', 'heard', 'nothing'];
const never = new AbortController().signal;

describe('the cue files', () => {
  it.each(cueNames)('%s is a small mono WAV', async (cue) => {
    const wav = await readFile(cueFile(cue));
    expect(wav.subarray(0, 4).toString()).toBe('RIFF');
    expect(wav.readUInt16LE(22)).toBe(1);
    expect((await stat(cueFile(cue))).size).toBeLessThan(20_000);
  });

  it('listening is over in 120 ms', async () => {
    const wav = await readFile(cueFile('listening'));
    const bytesASecond = wav.readUInt32LE(28);
    expect(((wav.length - 44) / bytesASecond) * 1000).toBeLessThan(120);
  });

  it('none is loud', async () => {
    for (const file of [...cueNames.map(cueFile), silenceFile]) {
      const samples = (await readFile(file)).subarray(44);
      const peak = Math.max(
        ...Array.from({ length: samples.length / 2 }, (_, index) => Math.abs(samples.readInt16LE(index * 2))),
      );
      expect(peak).toBeLessThan(0.2 * 32_768);
    }
  });
});

describe('cues', () => {
  let programs: Programs;
  let cues: Cues;
  let jobs: JobRegistry;
  const warnings: string[] = [];

  beforeEach(async () => {
    programs = await Programs.make();
    jobs = new JobRegistry();
    warnings.length = 0;
    cues = new Cues({
      player: new WavPlayer(programs.env),
      jobs,
      log: { info: () => undefined, warn: (message) => warnings.push(message) },
    });
  });
  afterEach(() => programs.remove());

  it('are played by the first program that can, which is kept', async () => {
    await programs.add('paplay', 'echo "$@" >> "$log"; exit 1');
    await programs.add('aplay', 'echo "$@" >> "$log"');
    await cues.play('heard');
    await cues.play('nothing');
    expect(await programs.log('paplay')).toBe(`--latency-msec=30 ${cueFile('heard')}\n`);
    expect(await programs.log('aplay')).toBe(`-q ${cueFile('heard')}\n-q ${cueFile('nothing')}\n`);
    expect(warnings).toEqual([]);
  });

  it('when the kept program fails the others are tried', async () => {
    const player = new WavPlayer(programs.env);
    await programs.add('aplay', 'exit 0');
    await player.play(silenceFile, never);
    expect(player.program).toBe('aplay');
    await programs.add('aplay', 'exit 1');
    await programs.add('play', 'exit 0');
    await player.play(silenceFile, never);
    expect(player.program).toBe('play');
  });

  it('without any player: one log line', async () => {
    await cues.play('heard');
    await cues.play('heard');
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toContain('wilco doctor');
  });

  it('a new cue stops the one that still plays', async () => {
    await programs.add('paplay', 'echo "$2" >> "$log"; case "$2" in *listening*) exec sleep 30;; esac');
    const first = cues.play('listening');
    await expect.poll(() => programs.log('paplay')).toContain('listening');
    expect(jobs.active()).toMatchObject([{ name: 'cue listening', mode: 'speak' }]);
    await cues.play('heard');
    await first;
    expect(jobs.active()).toEqual([]);
    expect(warnings).toEqual([]);
  });
});
