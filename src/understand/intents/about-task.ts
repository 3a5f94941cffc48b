import type { TaskWish } from '../../core/intent.ts';
import type { Missed } from '../../core/question.ts';
import type { TaskFacts } from '../../core/task.ts';
import { meantTasks } from '../references/meant-tasks.ts';
import type { Match } from '../templates/match.ts';
import { type Circumstances, intentMeaning, type Meaning } from './meaning.ts';
import { withoutQuotes } from './quotes.ts';
import { taskDoubts } from './task-doubts.ts';

/** What is asked for of one task. `matches` are equally good readings of the sentence, which differ in the task only. */
export function aboutTask(matches: readonly Match[], circumstances: Circumstances): Meaning {
  const wanted = wishIn(matches);
  if (wanted === undefined) return { type: 'nothing' };
  const { spokenAbout, listed, sounds } = circumstances;
  const { tasks, projects } = circumstances.situation;
  const resolved = meantTasks(
    matches.map(({ slots }) => slots),
    wanted.type,
    { tasks, projects, spokenAbout, listed, sounds },
  );
  switch (resolved.type) {
    case 'none': {
      const { problem, candidates } = resolved;
      if (candidates.length === 0 || !isNamed(matches)) return { type: 'problem', problem };
      return which(wanted, candidates, { message: problem.message });
    }
    case 'several':
      return which(wanted, resolved.candidates, undefined);
    case 'task': {
      const { task, how } = resolved;
      const doubts = [...circumstances.doubts, ...taskDoubts(task, resolved.certainty, matches, circumstances)];
      const references = [`${how} → task ${task.id}, ${task.name}`];
      return intentMeaning(withTask(wanted, task), doubts, { tasks: [task], references });
    }
  }
}

/** What was wanted of a task, now that it is known which. */
export function withTask(wanted: TaskWish, { id: taskId }: TaskFacts) {
  return { ...wanted, taskId };
}

function which(wanted: TaskWish, candidates: readonly TaskFacts[], missed: Missed | undefined): Meaning {
  const asking = { type: 'whichTask', wanted, candidates: candidates.slice(0, MOST_CANDIDATES), missed } as const;
  return { type: 'ask', asking, references: candidates.map(({ id, name }) => `perhaps task ${id}, ${name}`) };
}

/** Nobody chooses among more tasks; the newest are asked about. */
const MOST_CANDIDATES = 9;

/** "It" and the like name nothing that could have been missed. */
function isNamed(matches: readonly Match[]): boolean {
  return matches.some(({ slots }) =>
    ['number', 'name', 'unknown', 'of_project', 'state'].some((slot) => slot in slots),
  );
}

function wishToRename(name: string): TaskWish | undefined {
  return name === '' ? undefined : { type: 'rename', name };
}

/** Undefined where it says too little: a new name without the name. */
function wishIn(matches: readonly Match[]): TaskWish | undefined {
  const [first] = matches;
  if (first === undefined) return undefined;
  const { intent, slots } = first;
  switch (intent) {
    case 'cancel':
      return matches.every((match) => match.slots['now'] === true) ? { type: 'cancel', now: true } : { type: 'cancel' };
    case 'taskStatus':
    case 'changes':
    case 'retry':
      return { type: intent };
    case 'result': {
      const { part, lines } = slots;
      const isPart = part === 'lastLines' || part === 'more';
      return { type: 'result', ...(isPart ? { part } : {}), ...(typeof lines === 'number' ? { lines } : {}) };
    }
    case 'rename':
      return wishToRename(withoutQuotes(slots['title']));
    case 'open': {
      const { what } = slots;
      return what === 'output' || what === 'folder' || what === 'diff' ? { type: 'open', what } : undefined;
    }
    default:
      return undefined;
  }
}
