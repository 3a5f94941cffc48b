/** What one side pushes and the other reads in the same order, without bound. One reader at a time. */
export class EventQueue<Event> {
  readonly #events: Event[] = [];
  #wake: () => void = () => undefined;
  #end: { readonly error: Error | undefined } | undefined;

  /** Does nothing after `close`. */
  push(event: Event): void {
    if (this.#end !== undefined) return;
    this.#events.push(event);
    this.#wake();
  }

  /** Nothing more comes: readers end after what was pushed, by throwing `error` if there is one. The first call counts. */
  close(error?: Error): void {
    this.#end ??= { error };
    this.#wake();
  }

  /** Ends when `signal` aborts, at once: what nobody has read by then stays for the next reader. */
  async *until(signal: AbortSignal): AsyncIterable<Event> {
    const wake = () => this.#wake();
    signal.addEventListener('abort', wake);
    try {
      while (!signal.aborted) {
        const event = this.#events.shift();
        if (event !== undefined) yield event;
        else if (this.#end?.error !== undefined) throw this.#end.error;
        else if (this.#end !== undefined) return;
        else await this.#next();
      }
    } finally {
      signal.removeEventListener('abort', wake);
    }
  }

  #next(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve;
    });
  }
}
