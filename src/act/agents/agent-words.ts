import type { AgentEvent, AgentFailure } from '../../core/agent.ts';
import { plainText } from '../../core/plain-text.ts';
import { firstLine } from '../output/first-line.ts';

/** What an agent says: its lines, and the first of them that holds anything as what it does now. */
export function said(text: string): readonly AgentEvent[] {
  return [...linesOf(text), ...activityOf(text)];
}

/** The lines of a text as they are. */
export function linesOf(text: string): readonly AgentEvent[] {
  return text.split('\n').map((line) => ({ type: 'line', text: line }));
}

/** The first line that holds anything. */
export function activityOf(text: string): readonly AgentEvent[] {
  const activity = firstLine(text);
  return activity === '' ? [] : [{ type: 'activity', text: activity }];
}

/** What an agent does with a tool. */
export function does(activity: string): readonly AgentEvent[] {
  return [
    { type: 'line', text: `> ${activity}` },
    { type: 'activity', text: activity },
  ];
}

/** That a tool failed, and the first line of why: its whole output would bury the agent's own words. */
export function toolFailed(why: unknown): readonly AgentEvent[] {
  const reason = typeof why === 'string' ? firstLine(why) : '';
  return [{ type: 'line', text: reason === '' ? '> that failed' : `> that failed: ${reason}` }];
}

/** How often it went to its model and what that cost, where the agent tells. */
export interface Expense {
  readonly turns?: number | undefined;
  readonly cost?: number | undefined;
}

export function succeeded(answer: string, expense: Expense = {}): readonly AgentEvent[] {
  return [{ type: 'result', text: plainText(answer), failure: undefined, ...expense }];
}

/** Its reason is a line too, unless the agent said just that before. */
export function failed(
  failure: AgentFailure,
  reason: string,
  lastWords: string,
  expense: Expense = {},
): readonly AgentEvent[] {
  const text = plainText(reason);
  const lines = text === plainText(lastWords) ? [] : linesOf(text);
  return [...lines, { type: 'result', text, failure, ...expense }];
}
