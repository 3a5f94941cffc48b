import type { AgentExit } from '../../core/agent.ts';
import type { TaskOutcome } from '../../core/task.ts';
import { firstLine } from '../output/first-line.ts';

/** `unseen`: it was not our child any more when it ended, so nobody can tell us its exit code. */
export type Ending = AgentExit | { readonly type: 'unseen'; readonly wilcoRan: boolean };

/** All that is known about a run once it is over. */
export interface Evidence {
  /** Whether we stopped it for the person, before it had ended by itself. */
  readonly cancelled: boolean;
  /** The agent's own last word. */
  readonly result: { readonly text: string; readonly isError: boolean } | undefined;
  readonly ending: Ending;
  /** Whether an agent of this kind always gives a result. */
  readonly owesResult: boolean;
  readonly lastLine: string | undefined;
}

/**
 * How a run went: our own cancel first, then the agent's result, then how its process ended. Exit codes alone mislead:
 * Claude gives 0 after SIGINT and with a full disk. A result that is owed and missing is never a success.
 */
export function judge(evidence: Evidence): TaskOutcome {
  const { ending, result } = evidence;
  const returnCode = ending.type === 'exited' ? ending.code : undefined;
  if (evidence.cancelled) return { status: 'cancelled', returnCode, reason: 'It was cancelled.' };
  if (ending.type === 'notStarted') return { status: 'failed', returnCode, reason: ending.reason };
  if (result?.isError === true) return { status: 'failed', returnCode, reason: firstLine(result.text) || 'It failed.' };
  if (result !== undefined) return { status: 'completed', returnCode, reason: undefined };
  if (ending.type === 'exited' && ending.code === 0 && !evidence.owesResult) {
    return { status: 'completed', returnCode, reason: undefined };
  }
  return { status: 'failed', returnCode, reason: whyFailed(ending, evidence.lastLine) };
}

function whyFailed(ending: Exclude<Ending, { type: 'notStarted' }>, lastLine: string | undefined): string {
  switch (ending.type) {
    case 'exited': {
      if (ending.code === 0) return 'It ended without a result.';
      const said = firstLine(lastLine ?? '');
      return said === ''
        ? `It ended with exit code ${ending.code}.`
        : `It ended with exit code ${ending.code}: ${said}`;
    }
    case 'signalled':
      return `It was ended by ${ending.signal}, and not by Wilco.`;
    case 'unseen':
      return ending.wilcoRan
        ? 'It ended without a result, and after a restart of Wilco its exit code cannot be known.'
        : 'Wilco was not running when it ended; its outcome is unknown.';
  }
}
