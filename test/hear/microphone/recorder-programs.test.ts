import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { durationOf } from '../../../src/core/audio.ts';
import type { Microphone } from '../../../src/core/microphone.ts';
import { createMicrophone } from '../../../src/hear/microphone/create-microphone.ts';
import { ReadTake } from './read-take.ts';
import { numbersIn, RecorderPrograms } from './recorder-programs.ts';

const patience = { timeout: 15_000, interval: 10 };
const quick = { first: 10, longest: 50, healthyAfter: 60_000 };
const settings = { backend: 'auto', device: 'default', warm: true, preRoll: 500, tail: 100 } as const;
const never = new AbortController().signal;

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

  function create(options: { warm?: boolean; env?: NodeJS.ProcessEnv } = {}): Microphone {
    const { warm = true, env = programs.env } = options;
    return createMicrophone({ settings: { ...settings, warm }, env, backOff: quick });
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

  test.each([true, false])('gives all that came and says so when its recorder dies (warm: %s)', async (warm) => {
    await programs.records('parec');
    const microphone = create({ warm });
    await microphone.start(stop.signal);
    const take = new ReadTake(await microphone.open(never));
    await expect.poll(() => take.frames.length, patience).toBeGreaterThan(2);
    process.kill((await programs.pid()) ?? Number.NaN, 'SIGKILL');
    expect(await take.ended).toMatchObject({ code: 'microphone_lost', hint: expect.stringContaining('again') });
    expect(take.frames.length).toBeGreaterThan(2);

    const next = new ReadTake(await microphone.open(never));
    await expect.poll(() => next.frames.length, patience).toBeGreaterThan(2);
    next.stop();
    expect(await next.ended).toBeUndefined();
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
