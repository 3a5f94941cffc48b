import { chmod, rename, rm } from 'node:fs/promises';
import { createServer, type Server, type Socket } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { WilcoError } from '../core/error.ts';
import type { FileLock } from '../core/file-lock.ts';
import type { Log } from '../core/log.ts';
import type { DaemonApi } from './api.ts';
import { DaemonClient } from './client.ts';
import { Connection } from './connection.ts';
import { dispatch } from './dispatch.ts';
import { alreadyRunning, type FolderLock, lockFolder } from './folder-lock.ts';
import { makePrivateFolder } from './private-folder.ts';
import { assertSocketPathFits } from './socket-path.ts';

export interface ServerOptions {
  /** Absolute; its folder becomes this user's alone (0700), so give it one of its own. */
  readonly socketPath: string;
  readonly api: DaemonApi;
  /** Keeps a second daemon away from the socket's folder. */
  readonly lock: FileLock;
  readonly version: string;
  readonly log: Log;
  /** The process that `daemon_already_running` and `hello` name. */
  readonly pid?: number;
}

/** The daemon's end of the socket. */
export class ProtocolServer {
  readonly #options: ServerOptions;
  readonly #connections = new Set<Connection>();
  #lock: FolderLock | undefined;
  #server: Server | undefined;

  constructor(options: ServerOptions) {
    this.#options = options;
  }

  /**
   * Makes sure that this is the only daemon on this socket, before anything else is begun; `start` does it where it was
   * not done. Rejects with `daemon_already_running`, `state_unwritable` or `bad_argument` (a path that no
   * socket can have).
   */
  async claim(): Promise<void> {
    if (this.#lock !== undefined) return;
    const { socketPath, pid, lock: fileLock } = this.#options;
    assertSocketPathFits(socketPath);
    await makePrivateFolder(dirname(socketPath));
    const lock = await lockFolder(dirname(socketPath), fileLock, pid);
    try {
      await assertNobodyAnswers(socketPath);
    } catch (error) {
      lock.release();
      throw error;
    }
    this.#lock = lock;
  }

  /**
   * Resolves when requests are answered. The socket appears at its path with mode 0600, in place of one that a dead
   * daemon left. Rejects like {@link claim}.
   */
  async start(): Promise<void> {
    await this.claim();
    try {
      await this.#listen(this.#options.socketPath);
    } catch (error) {
      await this.stop();
      throw error;
    }
  }

  /**
   * Takes no more requests, ends those at work (they are told that the daemon stopped), removes the socket and gives
   * the folder free. Resolves after at most about a second. Never rejects.
   */
  async stop(): Promise<void> {
    const closed = this.#close();
    for (const connection of this.#connections) connection.abandon(stopped());
    await Promise.race([closed, sleep(1000, undefined, { ref: false })]);
    for (const connection of this.#connections) connection.destroy();
    await closed;
    this.#lock?.release();
    this.#lock = undefined;
  }

  async #listen(socketPath: string): Promise<void> {
    const unborn = join(dirname(socketPath), 'new.sock');
    await rm(unborn, { force: true });
    const server = createServer({ allowHalfOpen: true }, (socket) => this.#accept(socket));
    this.#server = server;
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(unborn, resolve);
    });
    await chmod(unborn, 0o600);
    await rename(unborn, socketPath);
  }

  async #close(): Promise<void> {
    const server = this.#server;
    if (server === undefined) return;
    this.#server = undefined;
    await rm(this.#options.socketPath, { force: true }).catch((cause: unknown) => {
      this.#options.log.warn('the socket could not be removed', cause);
    });
    await new Promise<void>((resolve) => {
      server.close(() => resolve());
    });
  }

  #accept(socket: Socket): void {
    const { api, version, pid = process.pid, log } = this.#options;
    const connection = new Connection(
      socket,
      (request, signal) => dispatch(request, api, { version, pid }, signal),
      (request, error) => {
        if (!(error instanceof WilcoError)) log.warn(`the request ${request ?? '(unreadable)'} failed`, error);
      },
    );
    this.#connections.add(connection);
    connection.serve().then(
      () => this.#connections.delete(connection),
      (error: unknown) => log.warn('a connection failed', error),
    );
  }
}

/** Finds the daemon that lives although nobody holds the lock, because someone deleted the lock's file. */
async function assertNobodyAnswers(socketPath: string): Promise<void> {
  const client = new DaemonClient({ socketPath, timeout: 2000 });
  const pid = await client.hello().then(
    (hello) => hello.pid,
    (error: unknown) => {
      if (error instanceof WilcoError && error.code === 'daemon_not_running') return 'nobody';
      return undefined;
    },
  );
  if (pid !== 'nobody') throw alreadyRunning(pid);
}

function stopped(): WilcoError {
  return new WilcoError({
    code: 'daemon_not_running',
    message: 'The daemon was stopped meanwhile.',
    hint: 'Tasks that ran go on. Start it again: npm start, or systemctl --user start wilco',
  });
}
