import { z } from 'zod';

/**
 * What Claude still has to come back to after a result: what works in its background (subagents, shells), and the round
 * that it begins when some of that has ended. 2.1.329 stays for it; a shell it stops by itself after 10 minutes.
 */
export class ClaudeBackground {
  /** By id: the run of it. */
  #open = new Map<string, string | undefined>();
  #isRoundDue = false;

  /** Whether a result that was given is not the last one. */
  get isAwaited(): boolean {
    return this.#isRoundDue || this.#open.size > 0;
  }

  /**
   * Takes any system event of the session; what is not known changes nothing. That a task is over counts only once it is
   * told by a notification, with which a round begins, or by the list of all: `task_updated` says it before both.
   */
  noteSystem(event: unknown): void {
    const { data } = backgroundEvent.safeParse(event);
    switch (data?.subtype) {
      case 'task_started':
        if (data.is_backgrounded) this.#open.set(data.task_id, data.run_id);
        break;
      case 'task_updated':
        if (data.patch.is_backgrounded) this.#open.set(data.task_id, data.run_id);
        break;
      case 'task_notification':
        this.#open.delete(data.task_id);
        this.#isRoundDue = true;
        break;
      case 'background_tasks_changed':
        this.#open = new Map(data.tasks.filter((task) => !task.ambient).map((task) => [task.task_id, task.run_id]));
        break;
      case undefined:
        break;
    }
  }

  /** A round began: its result will come. */
  noteRound(): void {
    this.#isRoundDue = true;
  }

  /** A round gave its result: `runId` of what in the background it answered, `queued` rounds follow. */
  noteResult(runId: string | undefined, queued: number): void {
    this.#isRoundDue = queued > 0;
    for (const [task, run] of this.#open) if (run !== undefined && run === runId) this.#open.delete(task);
  }
}

const text = z.string().optional().catch(undefined);
const flag = z.boolean().catch(false);
const task = { task_id: z.string(), run_id: text };

const backgroundEvent = z.discriminatedUnion('subtype', [
  z.object({ subtype: z.literal('task_started'), ...task, is_backgrounded: flag }),
  z.object({
    subtype: z.literal('task_updated'),
    ...task,
    patch: z.object({ is_backgrounded: flag }).catch({ is_backgrounded: false }),
  }),
  z.object({ subtype: z.literal('task_notification'), ...task }),
  /** All of them; an ambient one is for the whole session, and nobody waits for it. */
  z.object({ subtype: z.literal('background_tasks_changed'), tasks: z.array(z.object({ ...task, ambient: flag })) }),
]);
