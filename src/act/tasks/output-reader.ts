import type { Agent, AgentEvent, AgentFailure, AgentReader } from '../../core/agent.ts';
import { LineRing } from '../output/line-ring.ts';
import type { LogTail } from '../output/log-tail.ts';
import { shown } from '../output/longest-line.ts';
import type { TaskEvents } from './task-events.ts';
import type { TaskRecord } from './task-record.ts';

/** Characters of a final answer that are kept: it goes to popup, voice and journal. */
const LONGEST_RESULT = 64 * 1024;

export interface ReaderListener {
  /** It gave its result for the first time. */
  readonly onResult: () => void;
  /** It gave a result, and waits for something in its background to give another. */
  readonly onWaits: () => void;
  /** It printed something that was not told before. */
  readonly onOutput: () => void;
}

/** Takes what an agent prints into its task's record, and tells the listeners of `outputLine`. */
export class OutputReader {
  result: { readonly text: string; readonly failure: AgentFailure | undefined } | undefined;
  readonly #task: TaskRecord;
  /** Its lines are for people as they are: no event is made of each. */
  readonly #isText: boolean;
  readonly #keepsSessions: boolean;
  readonly #reader: AgentReader;
  readonly #events: TaskEvents;
  readonly #listener: ReaderListener;

  constructor(task: TaskRecord, agent: Agent, events: TaskEvents, listener: ReaderListener) {
    this.#task = task;
    this.#isText = agent.output === 'text';
    this.#keepsSessions = agent.keepsSessions;
    this.#reader = agent.reader();
    this.#events = events;
    this.#listener = listener;
  }

  get lastLine(): string | undefined {
    return this.#task.lines instanceof LineRing ? this.#task.lines.lastTelling() : undefined;
  }

  /** Resolves when the tail is at its end and every handler was called. Rejects when the log cannot be read. */
  async read(tail: LogTail): Promise<void> {
    for await (const { lines, old, leftOut } of tail.lines()) {
      for (const line of lines) {
        const isPlain = leftOut || this.#isText;
        const waiting = isPlain ? this.#take(line, old) : this.#takeAll(this.#reader.read(line), old);
        if (waiting !== undefined) await waiting;
      }
      if (!old) this.#listener.onOutput();
    }
    await this.#takeAll(this.#reader.end(), false);
  }

  /** Gives a promise only where a handler must be waited for. */
  #takeAll(read: readonly AgentEvent[], old: boolean): Promise<void> | undefined {
    let waiting: Promise<void> | undefined;
    for (const event of read) {
      switch (event.type) {
        case 'line': {
          const taken = () => this.#take(shown(event.text), old);
          waiting = waiting === undefined ? taken() : waiting.then(taken);
          break;
        }
        case 'activity':
          this.#task.activity = event.text;
          break;
        case 'turn':
          this.#task.turns = (this.#task.turns ?? 0) + 1;
          break;
        case 'waits':
          this.#listener.onWaits();
          break;
        case 'session':
          if (this.#keepsSessions) this.#task.sessionId = event.id;
          break;
        case 'result':
          this.#takeResult(event);
          break;
      }
    }
    return waiting;
  }

  #takeResult(event: Extract<AgentEvent, { type: 'result' }>): void {
    if (this.result === undefined) this.#listener.onResult();
    this.result = event;
    this.#task.result = event.failure === undefined ? event.text.slice(0, LONGEST_RESULT) : undefined;
    this.#task.turns = event.turns ?? this.#task.turns;
    this.#task.cost = event.cost ?? this.#task.cost;
  }

  #take(line: string, old: boolean): Promise<void> | undefined {
    this.#task.push(line);
    return old ? undefined : this.#events.emit('outputLine', this.#task, line);
  }
}
