import type { Log } from '../core/log.ts';

/**
 * Writes to stderr: every line for a service, whose journal adds the time; only warnings on a person's terminal, and
 * there none before `open`, for what is wrong at the start stands in the greeting.
 */
export class StderrLog implements Log {
  readonly #service: boolean;
  #open: boolean;

  constructor(options: { readonly service: boolean }) {
    this.#service = options.service;
    this.#open = options.service;
  }

  /** The greeting is out: from now on warnings are shown. */
  open(): void {
    this.#open = true;
  }

  info(message: string): void {
    if (this.#service) process.stderr.write(`${message}\n`);
  }

  warn(message: string, cause?: unknown): void {
    if (!this.#open) return;
    const because = cause === undefined ? '' : ` (${cause instanceof Error ? cause.message : String(cause)})`;
    process.stderr.write(`warning: ${message}${because}\n`);
  }
}
