import { WilcoError } from '../../core/error.ts';
import type { Log } from '../../core/log.ts';
import type { Task } from '../../core/task.ts';

/** What can be listened to. */
export type TaskEventName = EndEvent | 'taskStarted' | 'taskStalled' | 'outputLine';
/** One of these, once a task, after everything else of it. */
export type EndEvent = 'taskComplete' | 'taskFailed' | 'taskCancelled';
export type TaskHandler = (task: Task) => unknown;
export type LineHandler = (task: Task, line: string) => unknown;
type AnyHandler = (task: Task, line: string) => unknown;

const NAMES: readonly TaskEventName[] = [
  ...(['taskStarted', 'taskStalled', 'outputLine'] as const),
  ...(['taskComplete', 'taskFailed', 'taskCancelled'] as const),
];

/**
 * Handlers by event, called in the order in which they came, each after the one before has settled. One that throws or
 * rejects is reported to the log and harms nobody; one that never settles holds up its task.
 */
export class TaskEvents {
  readonly #handlers = new Map<TaskEventName, readonly AnyHandler[]>();
  readonly #log: Log;

  constructor(log: Log) {
    this.#log = log;
  }

  /** Gives the function that unsubscribes. Throws `bad_argument` for an event that does not exist. */
  on(event: TaskEventName, handler: AnyHandler): () => void {
    if (!NAMES.includes(event)) throw unknownEvent(event);
    const own: AnyHandler = (task, line) => handler(task, line);
    this.#handlers.set(event, [...(this.#handlers.get(event) ?? []), own]);
    return () => {
      this.#handlers.set(
        event,
        (this.#handlers.get(event) ?? []).filter((other) => other !== own),
      );
    };
  }

  /** Gives a promise only where a handler gave one: a flood of lines must not wait for nothing. */
  emit(event: TaskEventName, task: Task, line = ''): Promise<void> | undefined {
    const handlers = this.#handlers.get(event);
    return handlers === undefined ? undefined : this.#callFrom(0, handlers, event, task, line);
  }

  #callFrom(
    first: number,
    handlers: readonly AnyHandler[],
    event: TaskEventName,
    task: Task,
    line: string,
  ): Promise<void> | undefined {
    for (let index = first; index < handlers.length; index += 1) {
      try {
        const given = handlers[index]?.(task, line);
        if (!isPromise(given)) continue;
        return given
          .then(undefined, (cause) => this.#report(event, cause))
          .then(() => {
            return this.#callFrom(index + 1, handlers, event, task, line);
          });
      } catch (cause) {
        this.#report(event, cause);
      }
    }
    return undefined;
  }

  #report(event: TaskEventName, cause: unknown): void {
    this.#log.warn(`a handler of ${event} failed`, cause);
  }
}

function isPromise(value: unknown): value is Promise<unknown> {
  return typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function';
}

function unknownEvent(event: string): WilcoError {
  return new WilcoError({
    code: 'bad_argument',
    message: `There is no event "${event}".`,
    hint: `The events are: ${NAMES.join(', ')}.`,
  });
}
