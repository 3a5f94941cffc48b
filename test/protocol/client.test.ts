import { chmod, mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { WilcoError } from '../../src/core/error.ts';
import type { DaemonApi } from '../../src/protocol/api.ts';
import { DaemonClient } from '../../src/protocol/client.ts';
import { A_STATUS, A_TASK, FakeDaemon } from '../fakes/fake-daemon.ts';

const undo: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step();
});

async function connected(answers: Partial<DaemonApi> = {}): Promise<{ daemon: FakeDaemon; client: DaemonClient }> {
  const daemon = await FakeDaemon.start(answers);
  undo.push(() => daemon.stop());
  return { daemon, client: new DaemonClient({ socketPath: daemon.socketPath }) };
}

async function emptyFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'wilco-client-'));
  undo.push(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Someone on the socket who says `bytes` to everybody, then hangs up unless `bytes` is undefined. */
async function oddServer(bytes: string | undefined): Promise<string> {
  const path = join(await emptyFolder(), 'odd.sock');
  const server: Server = createServer((socket) => {
    socket.on('error', () => {}).resume();
    if (bytes !== undefined) socket.end(bytes);
    undo.push(async () => socket.destroy());
  });
  await new Promise<void>((resolve) => {
    server.listen(path, resolve);
  });
  undo.push(async () => server.close());
  return path;
}

async function lines(stream: AsyncIterable<string>): Promise<string[]> {
  return Array.fromAsync(stream);
}

describe('the client', () => {
  it('carries every call to the daemon and its answer back', async () => {
    const { daemon, client } = await connected();
    expect(await client.hello()).toEqual({ version: '9.9.9', pid: process.pid });
    expect((await client.say('start task x')).phrase.title).toBe('Started refactor auth');
    expect((await client.start({ prompt: 'x', project: 'api' })).announcement.type).toBe('taskStarted');
    expect((await client.listen('/tmp/a.wav')).heard).toBe('what can I say');
    expect((await client.retry()).heard).toBe('what can I say');
    expect(await client.talk('toggle')).toBeUndefined();
    expect(await client.tasks()).toEqual([A_TASK]);
    expect(await lines(client.output(1, true))).toEqual(['first', 'second']);
    expect((await client.wait(1)).announcement.type).toBe('taskEnded');
    expect((await client.cancel({ target: 'it', now: true })).announcement.type).toBe('taskEnded');
    expect((await client.changes(1)).announcement.type).toBe('changes');
    expect(await client.forget('ended')).toEqual({ forgotten: [1, 3], live: [] });
    expect(await client.status()).toEqual(A_STATUS);
    expect(await Array.fromAsync(client.follow())).toEqual([
      { hearing: A_STATUS.hearing, level: { peak: -12, rms: -20 } },
    ]);
    expect(await client.stop()).toEqual({ tasksLeftRunning: 1, tasksLeftWaiting: 0 });
    expect(await client.commands()).toHaveLength(1);
    expect(daemon.asked).toEqual([
      { method: 'say', about: 'start task x' },
      { method: 'start', about: { prompt: 'x', project: 'api' } },
      { method: 'listen', about: '/tmp/a.wav' },
      { method: 'retry', about: undefined },
      { method: 'talk', about: 'toggle' },
      { method: 'tasks', about: undefined },
      { method: 'output', about: { id: 1, follow: true } },
      { method: 'wait', about: 1 },
      { method: 'cancel', about: { target: 'it', now: true } },
      { method: 'changes', about: 1 },
      { method: 'forget', about: 'ended' },
      { method: 'status', about: undefined },
      { method: 'follow', about: undefined },
      { method: 'stop', about: undefined },
      { method: 'commands', about: undefined },
    ]);
  });

  it('throws the error that the daemon met, hint and all', async () => {
    const facts = { code: 'task_unknown', message: 'There is no task 7.', hint: 'See them: wilco tasks' } as const;
    const { client } = await connected({ wait: () => Promise.reject(new WilcoError(facts)) });
    await expect(client.wait(7)).rejects.toMatchObject({ name: 'WilcoError', ...facts });
  });

  it('says that no daemon runs where there is no socket, a dead one or no folder', async () => {
    const folder = await emptyFolder();
    const notRunning = expect.objectContaining({
      code: 'daemon_not_running',
      hint: expect.stringContaining('npm start'),
    });
    await expect(new DaemonClient({ socketPath: join(folder, 'none.sock') }).tasks()).rejects.toEqual(notRunning);
    await expect(new DaemonClient({ socketPath: join(folder, 'no', 'no.sock') }).tasks()).rejects.toEqual(notRunning);
  });

  it('says that the daemon went away when it hangs up without an answer', async () => {
    const client = new DaemonClient({ socketPath: await oddServer('') });
    await expect(client.tasks()).rejects.toMatchObject({
      code: 'daemon_not_running',
      message: expect.stringContaining('went away'),
    });
  });

  it('says so when the answer makes no sense', async () => {
    for (const answer of ['nonsense\n', '{"type":"song"}\n', '{"type":"error","error":{}}\n', '{"type":"item"}\n']) {
      const client = new DaemonClient({ socketPath: await oddServer(answer) });
      await expect(client.tasks()).rejects.toMatchObject({ code: 'protocol' });
    }
  });

  it('gives up on a daemon that does not answer', async () => {
    const client = new DaemonClient({ socketPath: await oddServer(undefined), timeout: 50 });
    await expect(client.tasks()).rejects.toMatchObject({ code: 'timeout' });
  });

  it('hangs up when its signal aborts, and the work at the other side ends', async () => {
    let theirs: AbortSignal | undefined;
    const { client } = await connected({
      wait: (_id, signal) => {
        theirs = signal;
        return new Promise(() => {});
      },
    });
    const ours = new AbortController();
    const waiting = client.wait(1, ours.signal);
    await vi.waitFor(() => expect(theirs).toBeDefined());
    ours.abort(new Error('enough'));
    await expect(waiting).rejects.toThrow('enough');
    await vi.waitFor(() => expect(theirs?.aborted).toBe(true));
    await expect(client.tasks(ours.signal)).rejects.toThrow('enough');
  });

  it('ends the stream at the other side when it leaves the loop', async () => {
    let theirs: AbortSignal | undefined;
    const { client } = await connected({
      output: async function* (_id, _follow, signal) {
        theirs = signal;
        yield 'only this';
        await new Promise(() => {});
      },
    });
    for await (const line of client.output(1, true)) {
      expect(line).toBe('only this');
      break;
    }
    await vi.waitFor(() => expect(theirs?.aborted).toBe(true));
  });

  it('gives 100,000 lines in order', async () => {
    const sent = Array.from({ length: 100_000 }, (_, at) => `line ${at}`);
    const { client } = await connected({
      output: async function* () {
        yield* sent;
      },
    });
    expect(await lines(client.output(1, false))).toEqual(sent);
  });

  it('trusts no socket in a folder that is a link', async () => {
    const { daemon } = await connected();
    const folder = await emptyFolder();
    await symlink(join(daemon.runtimeDir, 'wilco'), join(folder, 'wilco'));
    const client = new DaemonClient({ socketPath: join(folder, 'wilco', 'wilco.sock') });
    await expect(client.tasks()).rejects.toMatchObject({ code: 'state_unwritable' });
    expect(daemon.asked).toEqual([]);
  });

  it('names a path that no socket can have', async () => {
    const folder = join(await emptyFolder(), 'x'.repeat(120));
    await mkdir(folder);
    await chmod(folder, 0o700);
    const client = new DaemonClient({ socketPath: join(folder, 'wilco.sock') });
    await expect(client.tasks()).rejects.toMatchObject({ code: 'bad_argument' });
  });
});
