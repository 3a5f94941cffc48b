/** At most one recording at a time: a new one begins when the former is gone. */
export class OpenRecorder {
  readonly #record: (signal: AbortSignal) => Promise<void>;
  #open: AbortController | undefined;
  #gone: Promise<void> = Promise.resolve();

  /** `record` records until its signal aborts, and never rejects. */
  constructor(record: (signal: AbortSignal) => Promise<void>) {
    this.#record = record;
  }

  /** Does nothing where it is open. */
  open(): void {
    if (this.#open !== undefined) return;
    const open = new AbortController();
    this.#open = open;
    this.#gone = this.#gone.then(() => (open.signal.aborted ? undefined : this.#record(open.signal)));
  }

  /** Nothing is heard of the recording from now on. */
  close(): void {
    this.#open?.abort();
    this.#open = undefined;
  }
}
