import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { tryLock } from '../../src/act/journal/file-lock.ts';
import type { DaemonApi } from '../../src/protocol/api.ts';
import { DaemonClient } from '../../src/protocol/client.ts';
import { ProtocolServer } from '../../src/protocol/server.ts';
import { FakeDaemon } from '../fakes/fake-daemon.ts';
import { rawConnection } from './raw-socket.ts';

const undo: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step();
});

async function connected(answers: Partial<DaemonApi> = {}): Promise<{ daemon: FakeDaemon; client: DaemonClient }> {
  const daemon = await FakeDaemon.start(answers);
  undo.push(() => daemon.stop());
  return { daemon, client: new DaemonClient({ socketPath: daemon.socketPath }) };
}

describe('a server that stops', () => {
  it('leaves no socket, and room for the next', async () => {
    const { daemon, client } = await connected();
    await daemon.stopServing();
    expect(await readdir(join(daemon.runtimeDir, 'wilco'))).toEqual(['wilco.lock']);
    await expect(client.tasks()).rejects.toMatchObject({ code: 'daemon_not_running' });
    const api: DaemonApi = client;
    const log = { info: () => {}, warn: () => {} };
    const next = new ProtocolServer({ socketPath: daemon.socketPath, api, lock: tryLock, version: '2', log });
    undo.push(() => next.stop());
    await next.start();
    expect(await client.hello()).toEqual({ version: '2', pid: process.pid });
  });

  it('tells those who wait, whether their work heeds its signal or not', async () => {
    let waiting = 0;
    const never = () => {
      waiting += 1;
      return new Promise<never>(() => {});
    };
    const { daemon, client } = await connected({
      wait: never,
      output: async function* () {
        yield 'a line';
        await never();
      },
    });
    const calls = [client.wait(1), Array.fromAsync(client.output(1, true))];
    const outcomes = Promise.allSettled(calls);
    await vi.waitFor(() => expect(waiting).toBe(2));
    await daemon.stopServing();
    for (const outcome of await outcomes) {
      expect(outcome).toMatchObject({
        status: 'rejected',
        reason: { code: 'daemon_not_running', message: 'The daemon was stopped meanwhile.' },
      });
    }
  });

  it('still answers the one who stopped it', async () => {
    const { client } = await connected({
      stop: async () => {
        const stopping = undo.map((step) => step());
        await new Promise((resolve) => {
          setImmediate(resolve);
        });
        void Promise.all(stopping);
        return { tasksLeftRunning: 3, tasksLeftWaiting: 0 };
      },
    });
    expect(await client.stop()).toEqual({ tasksLeftRunning: 3, tasksLeftWaiting: 0 });
  });

  it('cuts the connection of one who never finishes its request', async () => {
    const { daemon } = await connected();
    const socket = await rawConnection(daemon.socketPath);
    const closed = new Promise((resolve) => {
      socket.once('close', resolve);
    });
    socket.on('error', () => {}).resume();
    await daemon.stopServing();
    await closed;
  });

  it('can be stopped without having started, and twice', async () => {
    const { daemon } = await connected();
    await daemon.stopServing();
    await expect(daemon.stopServing()).resolves.toBeUndefined();
  });
});

describe('a server that cannot start', () => {
  it('leaves the running one alone', async () => {
    const { daemon, client } = await connected();
    const log = { info: () => {}, warn: () => {} };
    const second = new ProtocolServer({ socketPath: daemon.socketPath, api: client, lock: tryLock, version: '2', log });
    await expect(second.start()).rejects.toMatchObject({
      code: 'daemon_already_running',
      message: `Wilco is already running as process ${process.pid}.`,
    });
    await second.stop();
    expect(await client.hello()).toMatchObject({ version: '9.9.9' });
  });

  it('names a path that no socket can have', async () => {
    const { daemon, client } = await connected();
    const socketPath = join(daemon.runtimeDir, 'x'.repeat(100), 'wilco.sock');
    const server = new ProtocolServer({
      socketPath,
      api: client,
      lock: tryLock,
      version: '2',
      log: { info: () => {}, warn: () => {} },
    });
    await expect(server.start()).rejects.toMatchObject({ code: 'bad_argument' });
  });
});
