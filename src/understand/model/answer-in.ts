import { answerRefused, answerUnreadable } from './model-error.ts';
import type { ModelSettings } from './model-settings.ts';

/**
 * The JSON value in a chat completion, of which nothing is taken for granted. Throws a WilcoError `model_failed` when
 * the model declined, was cut short, or wrote something else.
 */
export function answerIn(completion: unknown, settings: ModelSettings): unknown {
  const choices = field(completion, 'choices');
  const choice: unknown = Array.isArray(choices) ? choices[0] : undefined;
  const message = field(choice, 'message');
  if (field(message, 'refusal')) throw answerRefused('declined', settings);
  const finish = field(choice, 'finish_reason');
  if (finish === 'content_filter') throw answerRefused('filtered', settings);
  if (finish === 'length') throw answerRefused('cut', settings);
  const content = field(message, 'content');
  if (typeof content !== 'string') throw answerUnreadable(settings);
  try {
    return JSON.parse(bare(content));
  } catch {
    throw answerUnreadable(settings);
  }
}

/** Without what models that are not held to a schema put around their JSON: their thoughts, a fence of back-ticks. */
function bare(content: string): string {
  const thoughts = content.lastIndexOf('</think>');
  const answer = (thoughts === -1 ? content : content.slice(thoughts + '</think>'.length)).trim();
  const fence = /^```[a-z]*\s/i.exec(answer);
  return fence !== null && answer.endsWith('```') ? answer.slice(fence[0].length, -3) : answer;
}

function field(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}
