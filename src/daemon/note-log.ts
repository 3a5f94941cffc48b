import { errorFacts } from '../core/error.ts';
import type { Log } from '../core/log.ts';

/** A log that is kept until somebody takes it, to be shown beside what it is about. */
export class NoteLog implements Log {
  #notes: string[] = [];

  info(message: string): void {
    this.#notes.push(message);
  }

  warn(message: string, cause?: unknown): void {
    const facts = cause === undefined ? undefined : errorFacts(cause);
    this.#notes.push(facts === undefined ? message : `${message}: ${facts.message} ${facts.hint}`);
  }

  /** What was noted since the last time. */
  take(): readonly string[] {
    const taken = this.#notes;
    this.#notes = [];
    return taken;
  }
}
