/** Work that must be done in the order in which it came, lane by lane; one lane never waits for another. */
export class Lanes {
  readonly #last = new Map<string, Promise<unknown>>();

  /** Settles as `work`, which begins when all that came into this lane before has settled. */
  async run<T>(lane: string, work: () => Promise<T>): Promise<T> {
    const before = this.#last.get(lane) ?? Promise.resolve();
    const done = before.then(work, work);
    const settled = done.catch(() => {});
    this.#last.set(lane, settled);
    try {
      return await done;
    } finally {
      if (this.#last.get(lane) === settled) this.#last.delete(lane);
    }
  }
}
