import type { Situation } from '../../core/decision.ts';
import type { StartIntent } from '../../core/intent.ts';
import { nothingToStart } from '../conversation/problems.ts';
import type { Doubt } from '../safety/doubt.ts';
import type { Match } from '../templates/match.ts';
import { whichProject } from './about-project.ts';
import { type Circumstances, intentMeaning, type Meaning } from './meaning.ts';
import { startOrder } from './start-order.ts';
import { liveTasksIn, startPlace } from './start-place.ts';

/** A task to begin. Of several equally good readings the first counts, and is asked about. */
export function start(matches: readonly Match[], circumstances: Circumstances): Meaning {
  const [match] = matches;
  if (match === undefined) return { type: 'nothing' };
  const { utterance, situation, written, trustPrompts } = circumstances;
  const order = startOrder(match, utterance, written);
  if (order.prompt === '') return { type: 'problem', problem: nothingToStart() };
  const place = startPlace(order, circumstances);
  if (place.type === 'refused') return { type: 'problem', problem: place.problem };
  const doubts: Doubt[] = [...circumstances.doubts, ...place.doubts];
  if (utterance.freeText === 'guess' && !trustPrompts) doubts.push('heard');
  if (matches.length > 1) doubts.push('reading');
  if (place.type === 'known') return placedStart(place.start, doubts, situation);
  const { wish, candidates, missed } = place;
  return whichProject({ type: 'start', start: wish, doubts }, candidates, missed);
}

/**
 * A start whose project is known. One question is enough: who is asked whether to queue what was guessed sees the
 * prompt as well.
 */
export function placedStart(intent: StartIntent, doubts: readonly Doubt[], situation: Situation): Meaning {
  const ahead = liveTasksIn(intent.project, situation.tasks);
  const references = [`project ${intent.project.name}, ${intent.project.dir}`];
  if (ahead.length > 0 && (doubts.length > 0 || intent.queue !== true)) {
    return { type: 'ask', asking: { type: 'queueBehind', intent: { ...intent, queue: true }, ahead }, references };
  }
  return intentMeaning(intent, doubts, { references });
}
