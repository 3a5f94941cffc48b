import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { durationOf } from '../../../src/core/audio.ts';
import type { Microphone } from '../../../src/core/microphone.ts';
import { createMicrophone } from '../../../src/hear/microphone/create-microphone.ts';
import type { MicrophoneSettings } from '../../../src/hear/microphone/settings.ts';
import { ReadTake } from './read-take.ts';
import { numbersIn, RecorderPrograms } from './recorder-programs.ts';

const patience = { timeout: 15_000, interval: 10 };
const quick = { first: 10, longest: 50, healthyAfter: 60_000 };
const settings = { backend: 'auto', device: 'default', warm: true, preRoll: 500, tail: 100 } as const;
const never = new AbortController().signal;
const silentLog = { info: () => undefined, warn: () => undefined };

describe('a microphone', () => {
  let programs: RecorderPrograms;
  let stop: AbortController;

  beforeEach(async () => {
    programs = await RecorderPrograms.make();
    for (const name of ['parec', 'arecord', 'sox', 'rec']) await programs.fails(name, `${name}: no such device`);
    stop = new AbortController();
  });

  afterEach(async () => {
    stop.abort();
    await expect.poll(() => programs.isRecording(), patience).toBe(false);
    expect(await programs.everTwo()).toBe(false);
    await programs.remove();
  });

  interface Options extends Partial<MicrophoneSettings> {
    readonly env?: NodeJS.ProcessEnv;
    readonly longestGap?: number;
  }

  function create({ env = programs.env, longestGap, ...changed }: Options = {}): Microphone {
    const gap = longestGap === undefined ? {} : { longestGap };
    return createMicrophone({ settings: { ...settings, ...changed }, env, log: silentLog, backOff: quick, ...gap });
  }

  test('without any recorder program names the package to install', async () => {
    const microphone = create({ env: programs.emptyEnv });
    const facts = { code: 'microphone_unavailable', hint: expect.stringContaining('pulseaudio-utils') };
    await expect(microphone.start(stop.signal)).rejects.toMatchObject(facts);
    expect(microphone.state()).toMatchObject({ type: 'broken', error: facts });
    await expect(microphone.open(never)).rejects.toMatchObject(facts);
  });

  test('without a sound server names how to start one', async () => {
    await programs.fails('parec', 'pa_context_connect() failed: Connection refused');
    await expect(create().start(stop.signal)).rejects.toMatchObject({
      hint: expect.stringContaining('pipewire-pulse'),
    });
  });

  test('takes the next program when the quickest does not work', async () => {
    await programs.records('sox');
    const microphone = create();
    await microphone.start(stop.signal);
    expect(microphone.state()).toEqual({ type: 'ready', detail: 'sox, default, kept open' });
  });

  test('says what the quickest program said when none works, and works as soon as one does', async () => {
    const microphone = create();
    await expect(microphone.start(stop.signal)).rejects.toMatchObject({
      message: 'No sound comes from the microphone (parec: no such device).',
    });
    await programs.records('parec');
    await expect.poll(() => microphone.state().type, patience).toBe('ready');
    const take = new ReadTake(await microphone.open(never));
    await expect.poll(() => take.frames.length, patience).toBeGreaterThan(2);
    take.stop();
    expect(await take.ended).toBeUndefined();
    expectNoGap(numbersIn(take.samples));
  });

  test.each([true, false])('goes on with a new recorder when the one it had is killed (warm: %s)', async (warm) => {
    await programs.records('parec');
    const microphone = create({ warm, longestGap: 10_000 });
    await microphone.start(stop.signal);
    const take = new ReadTake(await microphone.open(never));
    await expect.poll(() => take.frames.length, patience).toBeGreaterThan(2);
    const killed = await programs.kill();
    await expect.poll(async () => (await programs.pid()) !== killed, patience).toBe(true);
    const before = take.frames.length;
    await expect.poll(() => take.frames.length, patience).toBeGreaterThan(before + 2);
    take.stop();
    expect(await take.ended).toBeUndefined();
  });

  test.each([true, false])('gives all that came and says so when there is no new recorder (warm: %s)', async (warm) => {
    await programs.records('parec');
    const microphone = create({ warm, longestGap: 50 });
    await microphone.start(stop.signal);
    const take = new ReadTake(await microphone.open(never));
    await expect.poll(() => take.frames.length, patience).toBeGreaterThan(2);
    await programs.fails('parec', 'gone');
    await programs.kill();
    expect(await take.ended).toMatchObject({ code: 'microphone_lost', hint: expect.stringContaining('again') });
    expect(take.frames.length).toBeGreaterThan(2);

    await programs.records('parec');
    if (warm) await expect.poll(() => microphone.state().type, patience).toBe('ready');
    const next = new ReadTake(await microphone.open(never));
    await expect.poll(() => next.frames.length, patience).toBeGreaterThan(2);
    next.stop();
    expect(await next.ended).toBeUndefined();
  });

  test('gives what came before the release as a whole take when its recorder dies in the tail', async () => {
    await programs.records('parec');
    const microphone = create({ tail: 5000, longestGap: 50 });
    await microphone.start(stop.signal);
    const take = new ReadTake(await microphone.open(never));
    await expect.poll(() => take.frames.length, patience).toBeGreaterThan(2);
    take.stop();
    await programs.fails('parec', 'gone');
    await programs.kill();
    expect(await take.ended).toBeUndefined();
  });

  test.each([true, false])('has no recorder while it is paused, and a new one afterwards (warm: %s)', async (warm) => {
    await programs.records('parec');
    const microphone = create({ warm });
    await microphone.start(stop.signal);
    const take = new ReadTake(await microphone.open(never));
    await expect.poll(() => take.frames.length, patience).toBeGreaterThan(2);
    const former = await programs.pid();
    microphone.pause('the screen is locked');
    expect(await take.ended).toMatchObject({ code: 'microphone_lost' });
    await expect.poll(() => programs.isRecording(), patience).toBe(false);
    expect(microphone.state()).toEqual({ type: 'off', detail: 'closed: the screen is locked' });
    await expect(microphone.open(never)).rejects.toMatchObject({
      code: 'microphone_unavailable',
      message: 'The microphone is closed: the screen is locked.',
    });

    microphone.resume();
    const next = new ReadTake(await microphone.open(never));
    await expect.poll(() => next.frames.length, patience).toBeGreaterThan(2);
    expect(await programs.pid()).not.toBe(former);
    next.stop();
    expect(await next.ended).toBeUndefined();
  });

  test('that is started while paused waits for nothing', async () => {
    await programs.records('parec');
    const microphone = create();
    microphone.pause('the screen is locked');
    await microphone.start(stop.signal);
    expect(await programs.pid()).toBeUndefined();
    microphone.resume();
    await expect.poll(() => microphone.state().type, patience).toBe('ready');
  });

  test('is followed in takes and between them', async () => {
    await programs.records('parec');
    const microphone = create();
    await microphone.start(stop.signal);
    const followed: number[] = [];
    const enough = new AbortController();
    const following = (async () => {
      for await (const { samples } of microphone.follow(enough.signal)) followed.push(...samples);
    })();
    await expect.poll(() => followed.length, patience).toBeGreaterThan(0);
    const take = new ReadTake(await microphone.open(never));
    await expect.poll(() => take.frames.length, patience).toBeGreaterThan(3);
    take.stop();
    await take.ended;
    const length = followed.length;
    await expect.poll(() => followed.length, patience).toBeGreaterThan(length);
    enough.abort();
    await following;
    expectNoGap(numbersIn(followed));
  });

  test('does not end with the process when no descriptor is left for a recorder', async () => {
    await programs.records('parec');
    const child = fileURLToPath(new URL('../../fixtures/children/recording-without-descriptors.ts', import.meta.url));
    const { stdout } = await promisify(execFile)(
      'sh',
      ['-c', 'ulimit -n 64; exec "$0" "$1"', process.execPath, child],
      { env: programs.env },
    );
    expect(stdout).toMatch(/^broken: .*(?:too many open files|EMFILE).*\nready: parec/u);
  });

  test('that hangs does not keep a take that was stopped', async () => {
    await programs.records('parec');
    const microphone = create();
    await microphone.start(stop.signal);
    const take = new ReadTake(await microphone.open(never));
    await expect.poll(() => take.frames.length, patience).toBeGreaterThan(0);
    const pid = (await programs.pid()) ?? Number.NaN;
    process.kill(pid, 'SIGSTOP');
    take.stop();
    expect(await take.ended).toBeUndefined();
    process.kill(pid, 'SIGKILL');
  });

  test('that hangs for long is started again', async () => {
    await programs.records('parec');
    const microphone = create();
    await microphone.start(stop.signal);
    const pid = (await programs.pid()) ?? Number.NaN;
    process.kill(pid, 'SIGSTOP');
    await expect.poll(async () => (await programs.pid()) !== pid, patience).toBe(true);
    await expect.poll(() => microphone.state().type, patience).toBe('ready');
  });

  test('that is cold records only while a take is open', async () => {
    await programs.records('parec');
    const microphone = create({ warm: false });
    await microphone.start(stop.signal);
    expect(await programs.pid()).toBeUndefined();
    const take = new ReadTake(await microphone.open(never));
    await expect.poll(() => take.frames.length, patience).toBeGreaterThan(2);
    expect(await programs.isRecording()).toBe(true);
    take.stop();
    expect(await take.ended).toBeUndefined();
    await expect.poll(() => programs.isRecording(), patience).toBe(false);
  });

  test('that is cold ends a take for the next one, also before the first sound', async () => {
    await programs.records('parec');
    const microphone = create({ warm: false });
    await microphone.start(stop.signal);
    const opening = [microphone.open(never), microphone.open(never), microphone.open(never)];
    const takes = (await Promise.all(opening)).map((take) => new ReadTake(take));
    const [first, second, last] = takes;
    expect([await first?.ended, await second?.ended]).toEqual([undefined, undefined]);
    await expect.poll(() => last?.frames.length, patience).toBeGreaterThan(2);
    last?.stop();
    expect(await last?.ended).toBeUndefined();
  });

  test.each([true, false])('stops when the take is aborted (warm: %s)', async (warm) => {
    await programs.records('parec');
    const microphone = create({ warm });
    await microphone.start(stop.signal);
    const aborted = new AbortController();
    const take = new ReadTake(await microphone.open(aborted.signal));
    aborted.abort();
    expect(await take.ended).toBeUndefined();
    const next = new ReadTake(await microphone.open(never));
    next.stop();
    expect(await next.ended).toBeUndefined();
  });

  test('loses nothing between the pre-roll, a take and the take after it, and gives nothing twice', async () => {
    await programs.records('parec');
    const microphone = create();
    await microphone.start(stop.signal);
    const first = new ReadTake(await microphone.open(never));
    await expect.poll(() => first.frames.length, patience).toBeGreaterThan(3);
    first.stop();
    const second = new ReadTake(await microphone.open(never));
    await expect.poll(() => second.frames.length, patience).toBeGreaterThan(3);
    second.stop();
    expect([await first.ended, await second.ended]).toEqual([undefined, undefined]);
    expectNoGap(numbersIn([...first.samples, ...second.samples]));
  });

  test('begins a take with half a second from before the press', async () => {
    await programs.records('parec');
    const microphone = create();
    await microphone.start(stop.signal);
    // The take before ends the pre-roll; one that is dropped does not.
    const dropped = new AbortController();
    const former = new ReadTake(await microphone.open(dropped.signal));
    await expect.poll(() => durationOf(former.samples.length), patience).toBeGreaterThan(600);
    dropped.abort();
    const pressedAt = Date.now();
    const take = new ReadTake(await microphone.open(never));
    take.stop();
    expect(await take.ended).toBeUndefined();
    const before = take.frames.filter(({ at }) => at <= pressedAt).flatMap(({ samples }) => [...samples]);
    expect(durationOf(before.length)).toBeGreaterThanOrEqual(500);
    expectNoGap(numbersIn(take.samples));
  });
});

function expectNoGap(numbers: readonly number[]): void {
  const [first = Number.NaN] = numbers;
  expect(numbers.length).toBeGreaterThan(100);
  expect(numbers).toEqual(numbers.map((_, index) => first + index));
}
