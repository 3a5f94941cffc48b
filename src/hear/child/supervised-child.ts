import { type ChildProcess, fork, type Serializable } from 'node:child_process';
import { type ErrorCode, errorFacts, WilcoError } from '../../core/error.ts';
import { killStarted } from '../../core/kill-started.ts';
import type { Log } from '../../core/log.ts';
import { BackOff, type BackOffTimes, usualBackOff } from './back-off.ts';
import { childModule } from './child-module.ts';
import { relayStderr } from './relay-stderr.ts';

export interface SupervisedChildOptions {
  /** As the log and the errors call it: "key hook". */
  readonly name: string;
  /** What it runs; see {@link childModule}. */
  readonly module: URL;
  readonly log: Log;
  /** Added to a crash's message to make its WilcoError. */
  readonly onCrash: { readonly code: ErrorCode; readonly hint: string };
  /** Default: the parent's. */
  readonly env?: NodeJS.ProcessEnv;
  readonly args?: readonly string[];
  /** Limit of the JavaScript heap in MiB; memory of native libraries does not count. Default 32. */
  readonly heap?: number;
  /** Native work that may go on at the same time, besides its JavaScript. Default 1. */
  readonly threads?: number;
  readonly backOff?: BackOffTimes;
}

export interface ChildHandlers {
  /** A new process runs; messages sent from now on reach it. */
  started(pid: number): void;
  /** Whatever the child gave to `process.send`, structured-cloned (typed arrays stay typed arrays). */
  message(message: unknown): void;
  /** The process is gone; another one starts after the back-off. Not told for the end that an abort brings. */
  crashed(error: WilcoError): void;
}

/**
 * Native code that may crash, in a process of its own: started again with exponential back-off whenever it ends. It
 * never outlives the parent, not even a parent that was killed (`bound-to-parent`). Its stderr goes to the log.
 */
export class SupervisedChild {
  readonly #options: SupervisedChildOptions;
  #process: ChildProcess | undefined;
  #waiting = 0;

  constructor(options: SupervisedChildOptions) {
    this.#options = options;
  }

  /** The running process, or undefined between a crash and the next start. */
  get pid(): number | undefined {
    return this.#process?.pid;
  }

  /** How many messages the running child has not taken yet. They wait in this process: a child that hangs takes none. */
  get waiting(): number {
    return this.#waiting;
  }

  /** Keeps the child running until `signal` aborts; resolves when it is gone for good. Never rejects. Call it once. */
  async run(handlers: ChildHandlers, signal: AbortSignal): Promise<void> {
    const backOff = new BackOff(this.#options.backOff ?? usualBackOff);
    while (!signal.aborted) {
      const startedAt = performance.now();
      const error = await this.#live(handlers, signal);
      if (signal.aborted) return;
      handlers.crashed(error);
      await backOff.wait(performance.now() - startedAt, signal);
    }
  }

  /** False when no child runs to take it: what was to be said must be said again after `started`. Never throws. */
  send(message: Serializable): boolean {
    const child = this.#process;
    if (child?.connected !== true) return false;
    this.#waiting += 1;
    // A failed delivery is the child's end, which `crashed` tells.
    child.send(message, () => {
      if (this.#process === child) this.#waiting -= 1;
    });
    return true;
  }

  /** Ends a child that does not answer: it counts as crashed and is started again. */
  restart(): void {
    if (this.#process !== undefined) killStarted(this.#process);
  }

  /** One life of the process. Resolves with why it ended. */
  #live(handlers: ChildHandlers, signal: AbortSignal): Promise<WilcoError> {
    return new Promise((resolve) => {
      const { name, log, onCrash } = this.#options;
      const crash = (how: string) => resolve(new WilcoError({ ...onCrash, message: `The ${name} ${how}.` }));
      const notStarted = (error: unknown) => crash(`could not be started (${errorFacts(error).message})`);
      let child: ChildProcess;
      try {
        child = this.#fork();
      } catch (thrown) {
        // Of no memory, say; of other things, such as no descriptor, there is an event.
        notStarted(thrown);
        return;
      }
      this.#process = child;
      this.#waiting = 0;
      const lastWords = relayStderr(child.stderr, (line) => log.warn(`${name}: ${line}`));
      const onAbort = () => killStarted(child);
      signal.addEventListener('abort', onAbort, { once: true });
      const end = (tell: () => void) => {
        signal.removeEventListener('abort', onAbort);
        if (this.#process === child) this.#process = undefined;
        tell();
      };
      child.once('spawn', () => handlers.started(child.pid ?? 0));
      child.on('message', (message) => {
        if (!signal.aborted) handlers.message(message);
      });
      child.on('error', (error) => {
        if (child.pid === undefined) end(() => notStarted(error));
      });
      child.once('close', (code, killer) => {
        const how = killer === null ? `ended with code ${code}` : `ended by ${killer}`;
        const words = lastWords();
        end(() => crash(`${how}${words === undefined ? '' : `: ${words}`}`));
      });
    });
  }

  #fork(): ChildProcess {
    const { module, args = [], env = process.env, heap = 32, threads = 1 } = this.#options;
    return fork(module, args, {
      cwd: '/',
      env: { ...env, UV_THREADPOOL_SIZE: `${threads}` },
      execArgv: [
        `--max-old-space-size=${heap}`,
        '--max-semi-space-size=1',
        '--import',
        childModule('./bound-to-parent', import.meta.url).href,
      ],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
  }
}
