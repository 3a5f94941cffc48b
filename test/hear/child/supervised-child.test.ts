import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { WilcoError } from '../../../src/core/error.ts';
import type { BackOffTimes } from '../../../src/hear/child/back-off.ts';
import { SupervisedChild } from '../../../src/hear/child/supervised-child.ts';

const quick: BackOffTimes = { first: 5, longest: 40, healthyAfter: 60_000 };
const patience = { timeout: 15_000, interval: 10 };

describe('a supervised child', () => {
  let stop: AbortController;
  let ended: Promise<void>;
  let warnings: string[];
  let pids: number[];
  let messages: unknown[];
  let crashes: WilcoError[];

  function supervise(module = 'obedient-child', env = process.env): SupervisedChild {
    const child = new SupervisedChild({
      name: 'test child',
      module: new URL(`../../fixtures/children/${module}.ts`, import.meta.url),
      args: ['argument'],
      env,
      log: { info: () => undefined, warn: (message) => warnings.push(message) },
      onCrash: { code: 'recogniser_failed', hint: 'Wait.' },
      backOff: quick,
    });
    ended = child.run(
      {
        started: (pid) => pids.push(pid),
        message: (message) => messages.push(message),
        crashed: (error) => crashes.push(error),
      },
      stop.signal,
    );
    return child;
  }

  beforeEach(() => {
    stop = new AbortController();
    ended = Promise.resolve();
    warnings = [];
    pids = [];
    messages = [];
    crashes = [];
  });

  afterEach(async () => {
    stop.abort();
    await ended;
    expect(pids.filter(isRunning)).toEqual([]);
  });

  test('typed arrays cross the channel as typed arrays', async () => {
    const child = supervise();
    await vi.waitFor(() => expect(messages).toContainEqual({ hello: 'argument' }), patience);
    expect(child.send(new Int16Array([1, -2, 3]))).toBe(true);
    await vi.waitFor(
      () => expect(messages).toContainEqual({ echo: new Int16Array([1, -2, 3]), pid: child.pid }),
      patience,
    );
  });

  test('a child that exits is told as crashed, and another takes its place', async () => {
    const child = supervise();
    await vi.waitFor(() => expect(messages).toHaveLength(1), patience);
    child.send('exit');
    await vi.waitFor(() => expect(messages).toHaveLength(2), patience);
    expect(crashes.map(({ code, message, hint }) => ({ code, message, hint }))).toEqual([
      { code: 'recogniser_failed', message: 'The test child ended with code 3.', hint: 'Wait.' },
    ]);
    expect(new Set(pids).size).toBe(2);
  });

  test('a child that aborts takes nobody with it', async () => {
    const child = supervise();
    await vi.waitFor(() => expect(messages).toHaveLength(1), patience);
    child.send('abort');
    await vi.waitFor(() => expect(messages).toHaveLength(2), patience);
    expect(crashes[0]?.message).toMatch(/ended by SIGABRT/);
  });

  test('a child that hangs can be restarted', async () => {
    const child = supervise();
    await vi.waitFor(() => expect(messages).toHaveLength(1), patience);
    child.send('hang');
    child.restart();
    await vi.waitFor(() => expect(messages).toHaveLength(2), patience);
    expect(crashes[0]?.message).toMatch(/ended by SIGKILL/);
  });

  test('a child that hangs takes no more messages, and the next one has none waiting', async () => {
    const child = supervise();
    await vi.waitFor(() => expect(messages).toHaveLength(1), patience);
    child.send('hang');
    for (let sent = 0; sent < 100; sent += 1) child.send(new Int16Array(10_000));
    await vi.waitFor(() => expect(child.waiting).toBeGreaterThan(0), patience);
    child.restart();
    await vi.waitFor(() => expect(messages).toHaveLength(2), patience);
    expect(child.waiting).toBe(0);
  });

  test('its stderr goes to the log, but not without end, and names the crash', async () => {
    const child = supervise();
    await vi.waitFor(() => expect(messages).toHaveLength(1), patience);
    child.send('complain');
    child.send('exit');
    await vi.waitFor(() => expect(crashes).toHaveLength(1), patience);
    expect(warnings[0]).toBe('test child: Error: something is wrong');
    expect(warnings).toHaveLength(20);
    expect(crashes[0]?.message).toBe('The test child ended with code 3: Error: something is wrong.');
  });

  test('a child that cannot live is tried again and again until the abort', async () => {
    supervise('short-lived-child');
    await vi.waitFor(() => expect(crashes.length).toBeGreaterThan(2), patience);
    stop.abort();
    await ended;
    const tries = pids.length;
    expect(crashes.length).toBeLessThanOrEqual(tries);
  });

  test('a process that the system refuses is told, and tried again', async () => {
    // The kernel takes no string of more than 128 KiB (execve(2), E2BIG), of which Node throws.
    supervise('obedient-child', { ...process.env, BIG: 'x'.repeat(200_000) });
    await vi.waitFor(() => expect(crashes.length).toBeGreaterThan(1), patience);
    expect(crashes[0]?.message).toMatch(/^The test child could not be started \(.*E2BIG/);
    expect(pids).toEqual([]);
  });

  test('nothing can be sent while no child runs', async () => {
    const child = supervise();
    await vi.waitFor(() => expect(messages).toHaveLength(1), patience);
    stop.abort();
    await ended;
    expect(child.send('hello')).toBe(false);
    expect(child.pid).toBeUndefined();
    expect(crashes).toEqual([]);
  });

  test('it is gone when its parent is killed', async () => {
    const parent = spawn(
      process.execPath,
      [new URL('../../fixtures/children/parent-of-a-child.ts', import.meta.url).pathname],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    const [line] = await once(parent.stdout, 'data');
    const pid = Number(line);
    expect(isRunning(pid)).toBe(true);
    parent.kill('SIGKILL');
    await vi.waitFor(() => expect(isRunning(pid)).toBe(false), patience);
  });
});

/** A zombie that nobody has reaped is not running. */
function isRunning(pid: number): boolean {
  try {
    return !/^\d+ \(.*\) [ZX]/s.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}
