import type { Announcement } from '../../core/announcement.ts';

/** One announcement waiting to be said. */
export interface Saying {
  readonly text: string;
  readonly type: Announcement['type'];
  readonly signal: AbortSignal;
  /** Called once, when it was said or dropped. */
  readonly done: () => void;
}

/**
 * What waits to be said. A question goes before everything else and takes the place of an older question, for only one
 * can be open; when there is no room the oldest is dropped.
 */
export class SpeechQueue {
  readonly #room: number;
  readonly #waiting: Saying[] = [];

  constructor(room: number) {
    this.#room = room;
  }

  add(saying: Saying): void {
    if (saying.type === 'question') {
      this.#drop((other) => other.type === 'question');
      this.#waiting.unshift(saying);
    } else {
      this.#waiting.push(saying);
    }
    const oldest = this.#waiting.find((other) => other.type !== 'question');
    if (this.#waiting.length > this.#room) this.#drop((other) => other === oldest);
  }

  next(): Saying | undefined {
    return this.#waiting.shift();
  }

  clear(): void {
    this.#drop(() => true);
  }

  #drop(isDropped: (saying: Saying) => boolean): void {
    const dropped = this.#waiting.filter(isDropped);
    for (const saying of dropped) {
      this.#waiting.splice(this.#waiting.indexOf(saying), 1);
      saying.done();
    }
  }
}
