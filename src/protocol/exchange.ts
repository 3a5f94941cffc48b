import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { dirname } from 'node:path';
import { type ErrorFacts, WilcoError } from '../core/error.ts';
import type { Milliseconds } from '../core/time.ts';
import { encodeFrame, FrameDecoder } from './frame.ts';
import { assertOwnFolder } from './private-folder.ts';
import { PROTOCOL_VERSION, type Request } from './request.ts';
import { parseResponse, type Response } from './response.ts';
import { assertSocketPathFits } from './socket-path.ts';

/**
 * Sends `request` and gives what comes back, `item`s and `result`s; ends with the daemon's `end` or after its `result`.
 * Throws the daemon's error as a WilcoError, `daemon_not_running` when nobody answers or the daemon goes away in
 * between, `timeout` when the whole takes longer than `timeout`, and the signal's reason when it aborts. Leaving the
 * loop early hangs up, which ends the work at the other side.
 */
export async function* exchange(
  socketPath: string,
  request: Request,
  limits: { readonly timeout?: Milliseconds | undefined; readonly signal?: AbortSignal | undefined },
): AsyncGenerator<Response & { type: 'item' | 'result' }, void, undefined> {
  const { timeout, signal } = limits;
  signal?.throwIfAborted();
  const socket = await open(socketPath);
  const abort = () => socket.destroy(reasonOf(signal));
  signal?.addEventListener('abort', abort, { once: true });
  const timer = timeout === undefined ? undefined : setTimeout(() => socket.destroy(tooLate(timeout)), timeout);
  try {
    socket.write(encodeFrame({ v: PROTOCOL_VERSION, ...request }));
    for await (const response of responses(socket)) {
      if (response.type === 'end') return;
      if (response.type === 'error') throw new WilcoError(response.error);
      yield response;
      if (response.type === 'result') return;
    }
    throw new WilcoError(WENT_AWAY);
  } catch (error) {
    throw signal?.aborted === true ? reasonOf(signal) : understandable(error);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', abort);
    socket.destroy();
  }
}

async function open(socketPath: string): Promise<Socket> {
  assertSocketPathFits(socketPath);
  const socket = connect(socketPath);
  try {
    await Promise.all([once(socket, 'connect'), assertOwnFolder(dirname(socketPath))]);
    return socket;
  } catch (cause) {
    socket.on('error', () => {}).destroy();
    if (isOneOf(cause, ['ENOENT', 'ECONNREFUSED', 'ENOTSOCK', 'ENOTDIR'])) throw new WilcoError(NOT_RUNNING, { cause });
    throw understandable(cause);
  }
}

async function* responses(socket: Socket): AsyncGenerator<Response, void, undefined> {
  const decoder = new FrameDecoder();
  for await (const chunk of socket) {
    for (const message of decoder.push(chunk)) yield parseResponse(message);
  }
}

const HOW_TO_START = 'Start it: npm start, or systemctl --user start wilco';

const NOT_RUNNING: ErrorFacts = {
  code: 'daemon_not_running',
  message: 'The Wilco daemon is not running.',
  hint: HOW_TO_START,
};

const WENT_AWAY: ErrorFacts = {
  code: 'daemon_not_running',
  message: 'The Wilco daemon went away before it answered.',
  hint: `${HOW_TO_START}. Why it ended: journalctl --user -u wilco`,
};

function tooLate(timeout: Milliseconds): WilcoError {
  return new WilcoError({
    code: 'timeout',
    message: `The Wilco daemon did not answer within ${timeout / 1000} s.`,
    hint: 'See what it does: journalctl --user -u wilco. Or restart it: systemctl --user restart wilco',
  });
}

function understandable(error: unknown): unknown {
  if (isOneOf(error, ['ECONNRESET', 'EPIPE'])) return new WilcoError(WENT_AWAY, { cause: error });
  if (isOneOf(error, ['EACCES', 'EPERM'])) {
    const message = 'The socket of the Wilco daemon belongs to another user.';
    return new WilcoError({ code: 'protocol', message, hint: 'Run wilco as the user who runs the daemon.' });
  }
  return error;
}

function reasonOf(signal: AbortSignal | undefined): Error {
  const reason: unknown = signal?.reason;
  return reason instanceof Error ? reason : new Error('Aborted.', { cause: reason });
}

function isOneOf(error: unknown, codes: readonly string[]): boolean {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && codes.includes(error.code);
}
