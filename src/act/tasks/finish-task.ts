import type { Agent } from '../../core/agent.ts';
import type { TaskOutcome } from '../../core/task.ts';
import { writeOutputFile } from '../output/output-file.ts';
import { noteOnOutputFile } from '../output/output-note.ts';
import { readableOutput } from '../output/readable-output.ts';
import { factsOf } from './facts-of.ts';
import { putNameIntoFile } from './rename-task.ts';
import type { RunContext } from './run-context.ts';
import type { TaskEventName } from './task-events.ts';
import type { TaskRecord } from './task-record.ts';

const EVENT: Readonly<Record<TaskOutcome['status'], TaskEventName>> = {
  completed: 'taskComplete',
  failed: 'taskFailed',
  cancelled: 'taskCancelled',
};

/**
 * The end of a task, in the order on which others rely: its output file, the journal, then its final status (which
 * frees its project), in that file a name that it was given meanwhile, its handlers, and last its `done`. What cannot be
 * written is noted and changes nothing else.
 */
export async function finishTask(
  task: TaskRecord,
  agent: Agent,
  outcome: TaskOutcome,
  context: Pick<RunContext, 'journal' | 'events' | 'log' | 'onFinal'>,
): Promise<void> {
  const { id } = task;
  task.returnCode = outcome.returnCode;
  task.reason = outcome.reason;
  task.cause = outcome.cause;
  const { logFile, logLimit } = task.place;
  const facts = () => ({ ...factsOf(task), status: outcome.status });
  const nameInFile = task.name;
  try {
    await writeOutputFile(facts(), () => readableOutput(logFile, agent, logLimit));
  } catch (cause) {
    task.note(noteOnOutputFile(cause, id));
    context.log.warn(`the output file of task ${id} could not be written`, cause);
  }
  try {
    await context.journal.append({ v: 1, type: 'ended', at: Date.now(), task: facts() });
  } catch (cause) {
    context.log.warn(`the end of task ${id} is not in the journal yet`, cause);
  }
  task.status = outcome.status;
  context.onFinal();
  if (task.name !== nameInFile) await putNameIntoFile(task, context.log);
  await context.events.emit(EVENT[outcome.status], task);
  task.ended.resolve(outcome);
}
