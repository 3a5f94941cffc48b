import { readFileSync } from 'node:fs';
import { setTimeout as after } from 'node:timers/promises';
import type { Samples } from '../../../src/core/audio.ts';
import { durationOf } from '../../../src/core/audio.ts';
import type { Hints } from '../../../src/core/recogniser.ts';
import type { Milliseconds } from '../../../src/core/time.ts';
import type { LocalRecogniser } from '../../../src/hear/recogniser/local/local-recogniser.ts';
import { understandingThere, WORLD } from '../../understand/corpus/world.ts';
import { atMost, type Figure } from '../figure.ts';
import { percentile } from '../percentile.ts';
import { spokenBy } from './synthetic-voices.ts';

const STARTS = 7;
/** 40 ms, as a microphone delivers it. */
const FRAME = 640;
/** Of a clock tick, USER_HZ (proc_pid_stat(5)), which Linux has fixed at a hundredth of a second. */
const TICK: Milliseconds = 10;

const SAID = ['what is running', 'read me the result', 'cancel number three', 'start task fix the failing tests'];

/** The process of the local recogniser: how soon it is there, what it costs while the key is held, how soon it answers. */
export async function localEngineFigures(): Promise<readonly Figure[]> {
  const row = { area: 'hear', reference: null } as const;
  const starts: number[] = [];
  await built();
  for (let time = 0; time < STARTS; time += 1) {
    const startedAt = performance.now();
    await withRecogniser(async () => starts.push(performance.now() - startedAt));
  }
  const { answers, share } = await withRecogniser(heldTakes);
  return [
    atMost({
      ...row,
      figure: `local recogniser: process started → ready, median of ${STARTS}`,
      value: percentile(starts, 0.5),
      unit: 'ms',
      reach: 300,
    }),
    atMost({ ...row, figure: 'local recogniser: of a core while the key is held', value: share, unit: '%', reach: 5 }),
    atMost({
      ...row,
      figure: `local recogniser: last sample → words, p95 of ${answers.length}`,
      value: percentile(answers, 0.95),
      unit: 'ms',
      reach: 15,
    }),
  ];
}

/** As it is installed, which is what a person waits for: from its sources Node would translate file after file first. */
async function built(): Promise<typeof LocalRecogniser> {
  const module = new URL('../../../dist/hear/recogniser/local/local-recogniser.js', import.meta.url);
  return (await import(module.href)).LocalRecogniser;
}

async function withRecogniser<T>(work: (recogniser: LocalRecogniser) => Promise<T>): Promise<T> {
  const end = new AbortController();
  const log = { info: () => undefined, warn: () => undefined };
  const Recogniser = await built();
  const recogniser = new Recogniser({ settings: {}, log, env: process.env });
  try {
    await recogniser.start(end.signal);
    return await work(recogniser);
  } finally {
    end.abort(new Error('measured'));
  }
}

/** Takes in real time, with Wilco's own sentences as hints, after one that warms the process up. */
async function heldTakes(recogniser: LocalRecogniser): Promise<{ answers: readonly number[]; share: number }> {
  const hints = understandingThere().hints(WORLD);
  const sounds: Samples[] = [];
  for (const text of SAID) for (const voice of ['slt', 'rms', 'awb'] as const) sounds.push(await spokenBy(voice, text));
  const [warm = new Int16Array()] = sounds;
  await hold(recogniser, hints, warm);
  const usedBefore = processorTime(recogniser.pid);
  const answers: number[] = [];
  for (const samples of sounds) answers.push(await hold(recogniser, hints, samples));
  const held = sounds.reduce((sum, samples) => sum + durationOf(samples.length), 0);
  return { answers, share: ((processorTime(recogniser.pid) - usedBefore) / held) * 100 };
}

/** From the last sample to the answer. */
async function hold(recogniser: LocalRecogniser, hints: Hints, samples: Samples): Promise<Milliseconds> {
  const listening = recogniser.begin(hints, new AbortController().signal);
  const beganAt = performance.now();
  for (let at = 0; at < samples.length; at += FRAME) {
    await after(Math.max(0, beganAt + durationOf(at + FRAME) - performance.now()));
    listening.push(samples.slice(at, at + FRAME));
  }
  const endedAt = performance.now();
  await listening.finish();
  return performance.now() - endedAt;
}

function processorTime(pid: number | undefined): Milliseconds {
  const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * TICK;
}
