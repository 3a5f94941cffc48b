import { isLive } from '../../core/task.ts';
import { noSuchTask } from '../references/no-such-task.ts';
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
    case 'retry':
    case 'open':
      return aboutTask(matches, doubtful);
    default:
      return matches.length > 1 ? { type: 'nothing' } : withoutTask(match, doubtful, own);
  }
}

/** A lone "stop" while something may be read out means the reading, and surely not a task's end. */
function isAboutReading({ slots }: Match, { mayRead }: Circumstances): boolean {
  return slots['bare'] === true && mayRead;
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
    case 'undo':
    case 'repeat':
      return { type: intent };
    default:
      return own.meaning(match, circumstances);
  }
}
