import type { Agent } from '../../core/agent.ts';
import type { Journal } from '../../core/journal.ts';
import type { Log } from '../../core/log.ts';
import type { TaskOutcome } from '../../core/task.ts';
import { writeOutputFile } from '../output/output-file.ts';
import { readableOutput } from '../output/readable-output.ts';
import { factsOf } from './facts-of.ts';
import type { TaskEventName, TaskEvents } from './task-events.ts';
import type { TaskRecord } from './task-record.ts';

const EVENT: Readonly<Record<TaskOutcome['status'], TaskEventName>> = {
  completed: 'taskComplete',
  failed: 'taskFailed',
  cancelled: 'taskCancelled',
};

/**
 * The end of a task, in the order on which others rely: its output file, the journal, then its final status (which
 * frees its project), its handlers, and last its `done`. What cannot be written is logged and changes nothing else.
 */
export async function finishTask(
  task: TaskRecord,
  agent: Agent,
  outcome: TaskOutcome,
  context: { readonly journal: Journal; readonly events: TaskEvents; readonly log: Log },
): Promise<void> {
  task.returnCode = outcome.returnCode;
  task.reason = outcome.reason;
  const { id, process } = task;
  if (process !== undefined) {
    task.process = { pid: process.pid, exitCode: process.exitCode, signalCode: process.signalCode };
  }
  const facts = { ...factsOf(task), status: outcome.status };
  try {
    await writeOutputFile(facts, () => readableOutput(task.logFile, agent));
  } catch (cause) {
    context.log.warn(`the output file of task ${id} could not be written`, cause);
  }
  try {
    await context.journal.append({ v: 1, type: 'ended', at: Date.now(), task: facts });
  } catch (cause) {
    context.log.warn(`the end of task ${id} is not in the journal`, cause);
  }
  task.status = outcome.status;
  await context.events.emit(EVENT[outcome.status], task);
  task.ended.resolve(outcome);
}
