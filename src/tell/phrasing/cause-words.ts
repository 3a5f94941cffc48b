import type { TaskCause, TaskFacts } from '../../core/task.ts';
import { agentName, logInCommand } from './agent-words.ts';
import { oneLine } from './plain-text.ts';
import { shorten } from './shorten.ts';

/** Why a task failed: what to show, what to say, and what can be done about it. */
export interface Why {
  /** One or two sentences. */
  readonly shown: string;
  /** Shorter; not yet without symbols. */
  readonly spoken: string;
  /** May be empty. */
  readonly remedy: string;
}

/** Never empty, whatever is known. */
export function whyFailed(task: TaskFacts): Why {
  const reason = shorten(oneLine(task.reason ?? ''), 300);
  const cause = causeSentence(task);
  const remedy = remedyOf(task);
  if (cause === undefined) return { shown: reason || exitSentence(task), spoken: reason || exitSentence(task), remedy };
  const said = task.cause === 'notStarted' || task.cause === 'agentError' ? withDetail(cause, reason) : cause;
  const isSaidByReason = task.cause !== undefined && TOLD_BY_REASON.includes(task.cause) && reason !== '';
  return { shown: isSaidByReason ? reason : withDetail(cause, reason), spoken: said, remedy };
}

/** The causes whose reason says the same with figures. */
const TOLD_BY_REASON: readonly TaskCause[] = ['timeLimit', 'stalled', 'exitCode', 'signal', 'noResult', 'lost'];

function causeSentence(task: TaskFacts): string | undefined {
  const agent = agentName(task.agent);
  switch (task.cause) {
    case 'timeLimit':
      return 'It was stopped, because its time was up.';
    case 'stalled':
      return 'It was stopped, because it was silent for too long.';
    case 'notStarted':
      return `${agent} could not be started.`;
    case 'apiError':
      return `${agent} could not work with its service.`;
    case 'auth':
      return `${agent} is not logged in.`;
    case 'budget':
      return 'It has used up what it may cost.';
    case 'turns':
      return 'It has used up its turns.';
    case 'agentError':
      return `${agent} reported an error.`;
    case 'diskFull':
      return 'The disk is full.';
    case 'exitCode':
      return exitSentence(task);
    case 'signal':
      return 'Something other than Wilco killed it.';
    case 'noResult':
      return 'It ended without a result.';
    case 'lost':
      return 'How it ended is not known: Wilco or the machine was down.';
    case 'cancelled':
    case undefined:
      return undefined;
  }
}

function remedyOf(task: TaskFacts): string {
  switch (task.cause) {
    case 'auth': {
      const command = logInCommand(task.agent);
      return command === undefined ? 'Log it in once in a terminal.' : `Log in once in a terminal: ${command}`;
    }
    case 'budget':
      return 'More may be spent with max_cost under [tasks] in the config, or in your account.';
    case 'turns':
      return 'More are allowed with max_turns under [tasks] in the config.';
    case 'timeLimit':
      return 'More is allowed with time_limit under [tasks] in the config.';
    case 'stalled':
      return 'How long it may be silent is stalled_after under [tasks] in the config.';
    case 'diskFull':
      return 'Make room, then start it again.';
    case 'cancelled':
    case 'notStarted':
    case 'apiError':
    case 'agentError':
    case 'exitCode':
    case 'signal':
    case 'noResult':
    case 'lost':
    case undefined:
      return '';
  }
}

function withDetail(sentence: string, reason: string): string {
  const isKnown = reason === '' || reason.toLowerCase().startsWith(sentence.slice(0, -1).toLowerCase());
  return isKnown ? reason || sentence : `${sentence} ${reason}`;
}

function exitSentence(task: TaskFacts): string {
  return task.returnCode === undefined ? 'It ended without saying why.' : `It ended with exit code ${task.returnCode}.`;
}
