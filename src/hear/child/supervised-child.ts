import { type ChildProcess, fork, type Serializable } from 'node:child_process';
import { type ErrorCode, WilcoError } from '../../core/error.ts';
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

  constructor(options: SupervisedChildOptions) {
    this.#options = options;
  }

  /** The running process, or undefined between a crash and the next start. */
  get pid(): number | undefined {
    return this.#process?.pid;
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
    // A failed delivery is the child's end, which `crashed` tells.
    child.send(message, () => undefined);
    return true;
  }

  /** Ends a child that does not answer: it counts as crashed and is started again. */
  restart(): void {
    this.#process?.kill('SIGKILL');
  }

  /** One life of the process. Resolves with why it ended. */
  #live(handlers: ChildHandlers, signal: AbortSignal): Promise<WilcoError> {
    const { name, module, args = [], env = process.env, heap = 32, log } = this.#options;
    return new Promise((resolve) => {
      const child = fork(module, args, {
        cwd: '/',
        env: { ...env, UV_THREADPOOL_SIZE: '1' },
        execArgv: [
          `--max-old-space-size=${heap}`,
          '--max-semi-space-size=1',
          '--import',
          childModule('./bound-to-parent', import.meta.url).href,
        ],
        serialization: 'advanced',
        stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      });
      this.#process = child;
      const lastWords = relayStderr(child.stderr, (line) => log.warn(`${name}: ${line}`));
      const kill = () => child.kill('SIGKILL');
      signal.addEventListener('abort', kill, { once: true });
      const end = (how: string) => {
        signal.removeEventListener('abort', kill);
        if (this.#process === child) this.#process = undefined;
        const words = lastWords();
        const message = `The ${name} ${how}${words === undefined ? '' : `: ${words}`}.`;
        resolve(new WilcoError({ ...this.#options.onCrash, message }));
      };
      child.once('spawn', () => handlers.started(child.pid ?? 0));
      child.on('message', (message) => {
        if (!signal.aborted) handlers.message(message);
      });
      child.on('error', (error) => {
        if (child.pid === undefined) end(`could not be started (${error.message})`);
      });
      child.once('close', (code, killer) => end(killer === null ? `ended with code ${code}` : `ended by ${killer}`));
    });
  }
}
