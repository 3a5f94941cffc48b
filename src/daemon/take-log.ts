import type { TakeRecord } from '../core/take-record.ts';

/** The last takes, newest last. */
export class TakeLog {
  readonly #records: TakeRecord[] = [];
  readonly #most: number;

  constructor(most = 100) {
    this.#most = most;
  }

  add(record: TakeRecord): void {
    this.#records.push(record);
    if (this.#records.length > this.#most) this.#records.shift();
  }

  all(): readonly TakeRecord[] {
    return [...this.#records];
  }
}
