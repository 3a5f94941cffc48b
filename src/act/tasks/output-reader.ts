import type { Agent } from '../../core/agent.ts';
import { LineRing } from '../output/line-ring.ts';
import type { LogTail } from '../output/log-tail.ts';
import { shown } from '../output/longest-line.ts';
import type { TaskEvents } from './task-events.ts';
import type { TaskRecord } from './task-record.ts';

/** Characters of a final answer that are kept: it goes to popup, voice and journal. */
const LONGEST_RESULT = 64 * 1024;

/** Takes what an agent prints into its task's record, and tells the listeners of `outputLine`. */
export class OutputReader {
  result: { readonly text: string; readonly isError: boolean } | undefined;
  readonly #task: TaskRecord;
  readonly #agent: Agent;
  readonly #events: TaskEvents;
  readonly #startGrace: () => NodeJS.Timeout;
  #grace: NodeJS.Timeout | undefined;

  /** `startGrace` begins the time that an agent may stay after its result; whatever it prints begins it anew. */
  constructor(task: TaskRecord, agent: Agent, events: TaskEvents, startGrace: () => NodeJS.Timeout) {
    this.#task = task;
    this.#agent = agent;
    this.#events = events;
    this.#startGrace = startGrace;
  }

  get lastLine(): string | undefined {
    return this.#task.lines instanceof LineRing ? this.#task.lines.lastTelling() : undefined;
  }

  /** Resolves when the tail is at its end and every handler was called. Rejects when the log cannot be read. */
  async read(tail: LogTail): Promise<void> {
    for await (const { lines, old } of tail.lines()) {
      for (const line of lines) {
        for (const event of this.#agent.read(line)) {
          switch (event.type) {
            case 'line': {
              const waiting = this.#take(shown(event.text), old);
              if (waiting !== undefined) await waiting;
              break;
            }
            case 'activity':
              this.#task.activity = event.text;
              break;
            case 'result':
              this.result = event;
              this.#task.result = event.isError ? undefined : event.text.slice(0, LONGEST_RESULT);
              this.#grace ??= this.#startGrace();
              break;
          }
        }
      }
      this.#grace?.refresh();
    }
  }

  /** The grace is over, one way or the other. */
  close(): void {
    clearTimeout(this.#grace);
  }

  #take(line: string, old: boolean): Promise<void> | undefined {
    this.#task.push(line);
    return old ? undefined : this.#events.emit('outputLine', this.#task, line);
  }
}
