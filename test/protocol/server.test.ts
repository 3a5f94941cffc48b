import { once } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { DaemonApi } from '../../src/protocol/api.ts';
import { encodeFrame, MAX_FRAME_BYTES } from '../../src/protocol/frame.ts';
import { FakeDaemon } from '../fakes/fake-daemon.ts';
import { answersTo, rawConnection } from './raw-socket.ts';

let daemon: FakeDaemon | undefined;

async function serve(answers: Partial<DaemonApi> = {}): Promise<FakeDaemon> {
  daemon = await FakeDaemon.start(answers);
  return daemon;
}

afterEach(async () => {
  await daemon?.stop();
  daemon = undefined;
});

const refused = (code: string) => [{ type: 'error', error: expect.objectContaining({ code }) }];

describe('the server', () => {
  it('answers a request with one result and closes', async () => {
    const { socketPath } = await serve();
    const answers = await answersTo(socketPath, encodeFrame({ v: 1, type: 'stop' }));
    expect(answers).toEqual([{ type: 'result', value: { tasksLeftRunning: 1, tasksLeftWaiting: 0 } }]);
  });

  it('answers a stream with its items and an end', async () => {
    const { socketPath } = await serve();
    const answers = await answersTo(socketPath, encodeFrame({ v: 1, type: 'output', id: 1 }));
    expect(answers).toEqual([{ type: 'item', value: 'first' }, { type: 'item', value: 'second' }, { type: 'end' }]);
  });

  it.each([
    ['no JSON', 'GET / HTTP/1.1\r\n\r\n'],
    ['bytes that are no text', Uint8Array.of(0xff, 0xfe, 0x0a)],
    ['JSON that is no request', '[1,2]\n'],
    ['a request of another version', '{"v":2,"type":"tasks"}\n'],
    ['two requests', '{"v":1,"type":"wait","id":1}\n{"v":1,"type":"tasks"}\n'],
    ['more than the longest message', Buffer.alloc(MAX_FRAME_BYTES + 1, 0x20)],
  ])('answers %s with an error, closes, and lives on', async (_what, bytes) => {
    const { socketPath, asked } = await serve({ wait: () => new Promise(() => {}) });
    expect(await answersTo(socketPath, bytes)).toEqual(refused('protocol'));
    expect(asked.map((call) => call.method)).not.toContain('tasks');
    expect(await answersTo(socketPath, '{"v":1,"type":"tasks"}\n')).toMatchObject([{ type: 'result' }]);
  });

  it('tells one who ends in the middle of a request what was wrong', async () => {
    const { socketPath } = await serve();
    const socket = await rawConnection(socketPath);
    const answer = once(socket, 'data');
    socket.end('{"v":1,');
    expect(String(await answer)).toContain('before it was complete');
  });

  it('gives what a handler throws as an error, logs it when it is a fault of ours, and lives on', async () => {
    const { socketPath, warnings } = await serve({ tasks: () => Promise.reject(new TypeError('of undefined')) });
    expect(await answersTo(socketPath, '{"v":1,"type":"tasks"}\n')).toEqual(refused('internal'));
    expect(warnings).toEqual(['the request tasks failed']);
    expect(await answersTo(socketPath, '{"v":1,"type":"commands"}\n')).toMatchObject([{ type: 'result' }]);
  });

  it('gives an error in the middle of a stream after the items before it', async () => {
    const { socketPath } = await serve({
      output: async function* () {
        yield 'first';
        throw new Error('gone');
      },
    });
    const answers = await answersTo(socketPath, encodeFrame({ v: 1, type: 'output', id: 1 }));
    expect(answers).toEqual([{ type: 'item', value: 'first' }, ...refused('internal')]);
  });

  it('aborts the work when the one who asked is gone', async () => {
    const signals: AbortSignal[] = [];
    const { socketPath } = await serve({
      wait: (_id, signal) => {
        signals.push(signal);
        return new Promise(() => {});
      },
    });
    const socket = await rawConnection(socketPath);
    socket.write(encodeFrame({ v: 1, type: 'wait', id: 1 }));
    await vi.waitFor(() => expect(signals).toHaveLength(1));
    expect(signals[0]?.aborted).toBe(false);
    socket.destroy();
    await vi.waitFor(() => expect(signals[0]?.aborted).toBe(true));
  });

  it('makes no more of a stream than a slow reader takes, and ends it when the reader leaves', async () => {
    let made = 0;
    let ended = false;
    const { socketPath } = await serve({
      output: async function* () {
        try {
          for (; made < 1_000_000; made += 1) yield 'x'.repeat(1000);
        } finally {
          ended = true;
        }
      },
    });
    const socket = await rawConnection(socketPath);
    socket.pause();
    socket.write(encodeFrame({ v: 1, type: 'output', id: 1 }));
    await vi.waitFor(() => expect(made).toBeGreaterThan(0));
    const seen = [-1, 0];
    while (seen.at(-1) !== seen.at(-2)) {
      for (let turn = 0; turn < 100; turn += 1) await setImmediate();
      seen.push(made);
    }
    expect(made).toBeLessThan(10_000);
    socket.destroy();
    await vi.waitFor(() => expect(ended).toBe(true));
  });
});
