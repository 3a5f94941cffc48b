import type { Certainty } from '../../core/explanation.ts';
import type { TaskFacts } from '../../core/task.ts';
import { isNamedInPart } from '../references/resolve-task.ts';
import { taskReference } from '../references/task-reference.ts';
import type { Doubt } from '../safety/doubt.ts';
import type { Match } from '../templates/match.ts';
import type { Circumstances } from './meaning.ts';

/** Why it is doubtful that this is the task, or that it was said at all. `certainty` is that of the reference. */
export function taskDoubts(
  task: TaskFacts,
  certainty: Certainty,
  matches: readonly Match[],
  { utterance, requests }: Circumstances,
): readonly Doubt[] {
  const inPart = matches.some((match) => isNamedInPart(taskReference(match.slots), task));
  const doubts: Doubt[] = [];
  if (utterance.engine === 'local' && (inPart || matches.some(isLittle))) {
    doubts.push('heard');
  }
  if (matches.some(({ intent }) => intent === 'cancel') && isQuestion(utterance.text, requests)) doubts.push('heard');
  if (certainty === 'guess') doubts.push('reference');
  if (certainty === 'unsure' && !inPart) doubts.push('name');
  return doubts;
}

/**
 * Too little to end a task on a recogniser's word: a lone "stop", and "kill it", which it takes broken-off sentences for
 * ("kill the lights").
 */
function isLittle({ intent, slots }: Match): boolean {
  if (slots['bare'] === true) return true;
  const namesNothing = slots['reference'] === 'it' || slots['reference'] === 'last';
  return intent === 'cancel' && namesNothing && slots['now'] === true;
}

/** "Cancel it?" is no order yet; "can you cancel it?" is one, put politely. */
function isQuestion(text: string, requests: readonly string[]): boolean {
  const said = text.trim().toLowerCase();
  return said.endsWith('?') && !requests.some((request) => said.includes(request));
}
