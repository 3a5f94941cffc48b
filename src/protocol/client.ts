import type { TaskFacts } from '../core/task.ts';
import type { Milliseconds } from '../core/time.ts';
import type {
  CancelRequest,
  DaemonApi,
  Forgotten,
  HearingView,
  IntentSentences,
  Reply,
  StartRequest,
  Status,
  Stopping,
  TalkAction,
} from './api.ts';
import { exchange } from './exchange.ts';
import type { Request } from './request.ts';
import { type Hello, unreadable } from './response.ts';

export interface ClientOptions {
  readonly socketPath: string;
  /** How long a request may take instead of its own limit. */
  readonly timeout?: Milliseconds;
}

/**
 * The daemon as seen from another process; every call is a connection of its own. Besides what {@link DaemonApi} says
 * every method rejects with `daemon_not_running`, `timeout` or `protocol`.
 */
export class DaemonClient implements DaemonApi {
  readonly #options: ClientOptions;

  constructor(options: ClientOptions) {
    this.#options = options;
  }

  hello(signal?: AbortSignal): Promise<Hello> {
    return this.#ask({ type: 'hello' }, QUICK, signal);
  }

  say(text: string, signal?: AbortSignal): Promise<Reply> {
    return this.#ask({ type: 'say', text }, ACTING, signal);
  }

  start(request: StartRequest, signal?: AbortSignal): Promise<Reply> {
    return this.#ask({ type: 'start', ...request }, ACTING, signal);
  }

  listen(file: string, signal?: AbortSignal): Promise<Reply> {
    return this.#ask({ type: 'listen', file }, RECOGNISING, signal);
  }

  retry(signal?: AbortSignal): Promise<Reply> {
    return this.#ask({ type: 'retry' }, RECOGNISING, signal);
  }

  talk(action: TalkAction, signal?: AbortSignal): Promise<void> {
    return this.#ask({ type: 'talk', action }, QUICK, signal);
  }

  tasks(signal?: AbortSignal): Promise<readonly TaskFacts[]> {
    return this.#ask({ type: 'tasks' }, QUICK, signal);
  }

  async *output(id: number, follow: boolean, signal?: AbortSignal): AsyncGenerator<string, void, undefined> {
    for await (const line of this.#items<unknown>({ type: 'output', id, follow }, signal)) {
      if (typeof line !== 'string') throw unreadable();
      yield line;
    }
  }

  wait(id: number, signal?: AbortSignal): Promise<Reply> {
    return this.#ask({ type: 'wait', id }, undefined, signal);
  }

  cancel(request: CancelRequest, signal?: AbortSignal): Promise<Reply> {
    return this.#ask({ type: 'cancel', ...request }, ACTING, signal);
  }

  changes(id: number, signal?: AbortSignal): Promise<Reply> {
    return this.#ask({ type: 'changes', id }, QUICK, signal);
  }

  forget(which: readonly number[] | 'ended', signal?: AbortSignal): Promise<Forgotten> {
    return this.#ask({ type: 'forget', which }, ACTING, signal);
  }

  status(signal?: AbortSignal): Promise<Status> {
    return this.#ask({ type: 'status' }, QUICK, signal);
  }

  follow(signal?: AbortSignal): AsyncGenerator<HearingView, void, undefined> {
    return this.#items<HearingView>({ type: 'follow' }, signal);
  }

  stop(signal?: AbortSignal): Promise<Stopping> {
    return this.#ask({ type: 'stop' }, ACTING, signal);
  }

  commands(signal?: AbortSignal): Promise<readonly IntentSentences[]> {
    return this.#ask({ type: 'commands' }, QUICK, signal);
  }

  /** What the daemon gives one after another; `T` as in `#ask`. */
  async *#items<T>(request: Request, signal: AbortSignal | undefined): AsyncGenerator<T, void, undefined> {
    for await (const response of exchange(this.#options.socketPath, request, { signal })) {
      if (response.type !== 'item') throw unreadable();
      yield response.value as T;
    }
  }

  /** `T` is what the daemon of the same protocol version gives; it is not checked again. */
  async #ask<T>(request: Request, limit: Milliseconds | undefined, signal: AbortSignal | undefined): Promise<T> {
    const timeout = limit === undefined ? undefined : (this.#options.timeout ?? limit);
    for await (const response of exchange(this.#options.socketPath, request, { signal, timeout })) {
      if (response.type === 'result') return response.value as T;
      throw unreadable();
    }
    throw unreadable();
  }
}

/** For what the daemon knows by heart. It answers in a millisecond, unless the machine is on its knees. */
const QUICK: Milliseconds = 10_000;
/**
 * For what starts or ends a process: the config may give a stubborn agent a minute before it is killed, and what it
 * leaves behind another.
 */
const ACTING: Milliseconds = 150_000;
/** For sound: a large recogniser over the network, and then its fallback. */
const RECOGNISING: Milliseconds = 120_000;
