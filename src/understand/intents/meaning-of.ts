import type { Intent } from '../../core/intent.ts';
import { isLive } from '../../core/task.ts';
import { FULL_CONFIDENCE, type Utterance } from '../../core/utterance.ts';
import { noSuchTask } from '../references/no-such-task.ts';
import { endsWork, riskOf } from '../safety/risk.ts';
import type { Match } from '../templates/match.ts';
import { aboutProject } from './about-project.ts';
import { aboutTask } from './about-task.ts';
import { type Circumstances, intentMeaning, type Meaning } from './meaning.ts';
import { newWord } from './new-word.ts';
import type { OwnCommands } from './own-command.ts';
import { start } from './start.ts';

/**
 * What the equally good readings of one sentence come to; mostly there is one. Readings of several intents are not
 * guessed between: they come to nothing.
 */
export function meaningOf(matches: readonly Match[], circumstances: Circumstances, own: OwnCommands): Meaning {
  const meaning = readMeaning(matches, circumstances, own);
  if (meaning.type !== 'intent' || isWordEnough(meaning.intent, circumstances.utterance)) return meaning;
  return { ...meaning, mustAsk: true };
}

/** What can end work is asked about where it has only the local recogniser's word, unless that has no doubt at all. */
function isWordEnough(intent: Intent, { engine, confidence = 1 }: Utterance): boolean {
  return engine !== 'local' || confidence >= FULL_CONFIDENCE || !endsWork(riskOf(intent));
}

function readMeaning(matches: readonly Match[], circumstances: Circumstances, own: OwnCommands): Meaning {
  const [match] = matches;
  if (match === undefined || matches.some(({ intent }) => intent !== match.intent)) return { type: 'nothing' };
  const isAlike = matches.some(({ alike }) => alike.length > 0);
  const doubtful: Circumstances = isAlike
    ? { ...circumstances, doubts: [...circumstances.doubts, 'name'] }
    : circumstances;
  switch (match.intent) {
    case 'start':
      return start(matches, doubtful);
    case 'cancel':
      return isAboutReading(match, circumstances)
        ? intentMeaning({ type: 'stopReading' }, doubtful.doubts)
        : aboutTask(matches, doubtful);
    case 'taskStatus':
    case 'result':
    case 'changes':
    case 'rename':
    case 'open':
      return aboutTask(matches, doubtful);
    case 'retry':
      return isAboutTake(match, circumstances)
        ? intentMeaning({ type: 'retryTake' }, doubtful.doubts)
        : aboutTask(matches, doubtful);
    default:
      return matches.length > 1 ? { type: 'nothing' } : withoutTask(match, doubtful, own);
  }
}

/** A lone "stop" while something may be read out means the reading, and surely not a task's end. */
function isAboutReading({ slots }: Match, { mayRead }: Circumstances): boolean {
  return slots['bare'] === true && mayRead;
}

/** "Try again" or "once more" after a take failed means that take: what the person said is what they miss. */
function isAboutTake({ slots }: Match, { situation }: Circumstances): boolean {
  return slots['take'] === true && situation.keptTake === true;
}

function withoutTask(match: Match, circumstances: Circumstances, own: OwnCommands): Meaning {
  const { doubts, situation } = circumstances;
  const { intent, slots } = match;
  switch (intent) {
    case 'status':
    case 'help':
    case 'stopReading':
    case 'whichProject':
    case 'listProjects':
    case 'shutdown':
      return intentMeaning({ type: intent }, doubts);
    case 'cancelAll': {
      const tasks = situation.tasks.filter(isLive);
      if (tasks.length === 0) {
        return { type: 'problem', problem: noSuchTask({ type: 'it' }, 'cancel', { ...situation, ...circumstances }) };
      }
      const now = slots['now'] === true ? { now: true } : {};
      return intentMeaning({ type: 'cancelAll', taskIds: tasks.map(({ id }) => id), ...now }, doubts, { tasks });
    }
    case 'switchProject':
    case 'openProject':
      return aboutProject(intent, match, circumstances);
    case 'quiet':
    case 'speakUp':
      return intentMeaning({ type: 'speech', on: intent === 'speakUp' }, doubts);
    case 'addWord': {
      const intent = newWord(slots, circumstances.spelled);
      return intent === undefined ? { type: 'nothing' } : intentMeaning(intent, doubts);
    }
    case 'confirm':
      return { type: 'answer', answer: slots['queue'] === true ? 'queue' : 'yes' };
    case 'deny':
      return { type: 'answer', answer: 'no' };
    case 'neverMind':
      return { type: 'answer', answer: 'drop' };
    case 'repeat':
      return isAboutTake(match, circumstances) ? intentMeaning({ type: 'retryTake' }, doubts) : { type: 'repeat' };
    case 'undo':
      return { type: 'undo' };
    default:
      return own.meaning(match, circumstances);
  }
}
