import { WilcoError } from '../../core/error.ts';
import type { Journal, TaskEvent } from '../../core/journal.ts';
import type { Milliseconds } from '../../core/time.ts';
import { inPlainWords } from '../system-errors.ts';
import { AppendFile, type Datasync } from './append-file.ts';
import { compact } from './compact.ts';
import { journalLines } from './journal-lines.ts';
import { parseTaskEvent } from './parse-task-event.ts';

/** Bytes below which a journal that grew is not looked at again. */
const SMALL = 1024 * 1024;

/** What happened anyhow, whether it can be written down or not. */
type Fact = Extract<TaskEvent, { type: 'started' | 'ended' | 'renamed' | 'removed' }>;

/**
 * One JSON event a line. An event survives the death of this process once `append` was called, and that of the machine
 * (fdatasync) once it has resolved; `started` is not synced. Events appended together share one sync. A crash tears at
 * most the last line, which `replay` skips.
 *
 * What cannot be written: `append` rejects at once, and never waits for room. A `created` is then taken back: no replay
 * will give it as a task. Any other event is a fact already, so it is kept and written as soon as that works: before
 * the next event, every two seconds, and at `close`. Its caller has nothing more to do. Of one task only the last is
 * kept, which says all that those before it did, and its last name.
 *
 * An older Wilco passes over an event that it does not know, and keeps its line: of a `renamed` task it knows the name
 * that it had before, until it reads its `ended`.
 */
export class FileJournal implements Journal {
  readonly #file: AppendFile;
  readonly #retryAfter: Milliseconds;
  readonly #kept = new Map<string, Fact>();
  #retry: NodeJS.Timeout | undefined;
  #compacting: Promise<void> | undefined;
  #compactAt = SMALL;
  #closed = false;

  constructor(path: string, options: { readonly retryAfter?: Milliseconds; readonly datasync?: Datasync } = {}) {
    this.#file = new AppendFile(path, options.datasync);
    this.#retryAfter = options.retryAfter ?? 2_000;
  }

  async append(event: TaskEvent): Promise<void> {
    const line = JSON.stringify(event);
    try {
      this.#writeKept();
      this.#file.write(line);
    } catch (cause) {
      if (isFact(event)) this.#keep(event);
      throw this.#unwritable(cause);
    }
    if (this.#file.size() > this.#compactAt) void this.compact();
    if (event.type === 'started') return;
    try {
      await this.#file.sync();
    } catch (cause) {
      if (isFact(event)) this.#keep(event);
      if (event.type === 'created') this.#takeBack(event.task.id);
      throw this.#unwritable(cause);
    }
  }

  async *replay(): AsyncGenerator<TaskEvent> {
    try {
      for await (const lines of journalLines(this.#file.path)) {
        for (const line of lines) {
          const event = parseTaskEvent(line);
          if (event !== undefined) yield event;
        }
      }
    } catch (cause) {
      throw this.#unusable('read', cause, 'Make it readable, or move it away to begin anew without its tasks.');
    }
  }

  /**
   * Makes the journal short again, where that is worth it; happens by itself when it has doubled. Never rejects: where
   * it fails, the journal stays as it is.
   */
  compact(): Promise<void> {
    this.#compacting ??= this.#compact().finally(() => {
      this.#compacting = undefined;
    });
    return this.#compacting;
  }

  /**
   * Tries once more to write what was kept. Resolves when everything that could be written is on the disk; `append`
   * rejects from then on.
   */
  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#retry);
    this.#tryKept();
    await this.#compacting;
    await this.#file.close();
  }

  /** The rest stays kept where one cannot be written, and that throws. */
  #writeKept(): void {
    const written: Fact[] = [];
    try {
      for (const [key, fact] of this.#kept) {
        this.#file.write(JSON.stringify(fact));
        this.#kept.delete(key);
        if (fact.type !== 'started') written.push(fact);
      }
    } finally {
      if (written.length > 0) this.#file.sync().catch(() => this.#keepAgain(written));
    }
  }

  #tryKept(): void {
    try {
      this.#writeKept();
    } catch {
      this.#retryLater();
    }
  }

  #keep(fact: Fact): void {
    this.#kept.delete(keyOf(fact));
    this.#kept.set(keyOf(fact), fact);
    this.#retryLater();
  }

  /** Before those that were kept since, which say more. */
  #keepAgain(facts: readonly Fact[]): void {
    const since = [...this.#kept.values()];
    this.#kept.clear();
    for (const fact of [...facts, ...since]) this.#keep(fact);
  }

  /** It was written, but perhaps is not on the disk: whoever reads it must also read this. */
  #takeBack(id: number): void {
    this.#keep({ v: 1, type: 'removed', at: Date.now(), id });
    this.#tryKept();
  }

  #retryLater(): void {
    if (this.#closed) return;
    this.#retry ??= setTimeout(() => {
      this.#retry = undefined;
      this.#tryKept();
    }, this.#retryAfter).unref();
  }

  async #compact(): Promise<void> {
    try {
      await compact(this.#file);
      this.#compactAt = Math.max(SMALL, 2 * this.#file.size());
    } catch {
      this.#compactAt *= 2;
    }
  }

  #unwritable(cause: unknown): WilcoError {
    return this.#unusable('written', cause, 'Make room on the disk, or make the folder writable, and try again.');
  }

  #unusable(what: string, cause: unknown, hint: string): WilcoError {
    const message = `The journal ${this.#file.path} cannot be ${what}: ${inPlainWords(cause)}.`;
    return new WilcoError({ code: 'state_unwritable', message, hint }, { cause });
  }
}

function isFact(event: TaskEvent): event is Fact {
  return event.type !== 'created' && event.type !== 'compacted';
}

/** Facts of the same key stand for each other: a name says nothing of how a task fares. */
function keyOf(fact: Fact): string {
  if (fact.type === 'renamed') return `name ${fact.id}`;
  return `${fact.type === 'ended' ? fact.task.id : fact.id}`;
}
