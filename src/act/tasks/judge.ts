import type { AgentFailure } from '../../core/agent.ts';
import type { TaskCause, TaskOutcome } from '../../core/task.ts';
import type { Milliseconds } from '../../core/time.ts';
import type { RunEnd } from '../containment/contained-run.ts';
import type { Intervention } from '../containment/run-file.ts';
import { firstLine } from '../output/first-line.ts';

/** `lost`: it ran, or was to run, while the machine or Wilco was down, and nobody wrote down how it ended. */
export type Ending =
  | RunEnd
  | { readonly type: 'notStarted'; readonly reason: string }
  | { readonly type: 'lost'; readonly reason: string };

/** All that is known about a run once it is over. */
export interface Evidence {
  /** What Wilco ended it for, before it had ended by itself; undefined: it ended by itself, or after its result. */
  readonly intervention: Intervention | undefined;
  /** How long it was given, where `intervention` is a limit. */
  readonly limit: Milliseconds;
  /** The agent's own last word. */
  readonly result: { readonly text: string; readonly failure: AgentFailure | undefined } | undefined;
  readonly ending: Ending;
  /** Whether an agent of this kind always gives a result. */
  readonly owesResult: boolean;
  readonly lastLine: string | undefined;
  /** Whether the disk that takes its output was full when it ended. */
  readonly diskFull: boolean;
}

/**
 * How a run went: our own cancel or limit first, then the agent's result, then how its process ended. Exit codes alone
 * mislead: Claude gives 0 after SIGINT and with a full disk. A result that is owed and missing is never a success, nor
 * is an output that was perhaps cut off.
 */
export function judge(evidence: Evidence): TaskOutcome {
  const { ending, result, intervention } = evidence;
  const returnCode = ending.type === 'exited' ? ending.code : undefined;
  const failed = (cause: TaskCause, reason: string): TaskOutcome => ({ status: 'failed', returnCode, reason, cause });
  if (intervention === 'cancelled') {
    return { status: 'cancelled', returnCode, reason: 'It was cancelled.', cause: 'cancelled' };
  }
  if (intervention !== undefined) return failed(intervention, whyEnded(intervention, evidence.limit));
  if (ending.type === 'notStarted') return failed('notStarted', ending.reason);
  if (result?.failure !== undefined) return failed(result.failure, firstLine(result.text) || 'It failed.');
  if (result !== undefined) return { status: 'completed', returnCode, reason: undefined, cause: undefined };
  if (ending.type === 'lost') return failed('lost', ending.reason);
  const endedWell = ending.type === 'exited' && ending.code === 0 && !evidence.owesResult;
  if (evidence.diskFull || (!endedWell && isDiskFull(evidence.lastLine))) {
    return failed('diskFull', 'The disk is full, so that its output is perhaps cut off.');
  }
  if (endedWell) {
    return { status: 'completed', returnCode, reason: undefined, cause: undefined };
  }
  return failed(...whyFailed(ending, evidence.lastLine));
}

function whyEnded(intervention: 'timeLimit' | 'stalled', limit: Milliseconds): string {
  const minutes = Math.round(limit / 60_000);
  const time = minutes === 0 ? `${Math.round(limit / 1000)} s` : `${minutes} min`;
  return intervention === 'timeLimit'
    ? `It ran longer than ${time}, so Wilco ended it.`
    : `It did nothing for ${time}, so Wilco ended it.`;
}

function isDiskFull(lastLine: string | undefined): boolean {
  return lastLine !== undefined && /\bENOSPC\b|No space left on device|\bEDQUOT\b|Disk quota exceeded/.test(lastLine);
}

function whyFailed(ending: RunEnd, lastLine: string | undefined): [cause: TaskCause, reason: string] {
  switch (ending.type) {
    case 'exited': {
      if (ending.code === 0) return ['noResult', 'It ended without a result.'];
      const said = firstLine(lastLine ?? '');
      const code = `It ended with exit code ${ending.code}`;
      return ['exitCode', said === '' ? `${code}.` : `${code}: ${said}`];
    }
    case 'signalled':
      return ['signal', `It was ended by ${ending.signal}, and not by Wilco.`];
    case 'unseen':
      return ['lost', 'It was ended together with the process that watched it, so its exit code is unknown.'];
  }
}
