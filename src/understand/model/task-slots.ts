import type { Situation } from '../../core/decision.ts';
import type { Reading } from '../../core/explanation.ts';
import { plainLine } from '../../core/plain-text.ts';
import type { TaskAnswer } from './answer-schema.ts';
import { REFERRING_WORDS } from './english-words.ts';
import { knownProject } from './known-names.ts';
import { isNamed, isSaid, type SpokenWords, saysAny } from './spoken-words.ts';

export type Slots = Reading['slots'];

/** The slots for a task that a model named, or a sentence on why it cannot be that one. */
export function taskSlots(task: TaskAnswer, situation: Situation, spoken: SpokenWords): Slots | string {
  if ('number' in task) return byNumber(task.number, situation, spoken);
  if ('reference' in task) return { reference: task.reference };
  if ('ordinal' in task) {
    const { ordinal } = task;
    const isPlace = Number.isInteger(ordinal) && (ordinal === -1 || (ordinal >= 1 && ordinal <= MOST_PLACES));
    return isPlace ? { ordinal } : 'a place in a list that cannot be';
  }
  if ('name' in task) return byName(task.name, situation, spoken);
  if ('state' in task) {
    const project = task.of_project === null ? {} : ofProject(task.of_project, situation, spoken);
    if (typeof project === 'string') return project;
    return { state: task.state, ...(task.newest === true ? { newest: true } : {}), ...project };
  }
  return ofProject(task.of_project, situation, spoken);
}

/** Nobody counts further. */
const MOST_PLACES = 99;

/** A number stands for a name or a "that one": something must have been said that can be that task. */
function byNumber(number: number, { tasks, projects }: Situation, spoken: SpokenWords): Slots | string {
  const task = tasks.find(({ id }) => id === number);
  if (task === undefined) return 'a task number that does not exist';
  const project = projects.find(({ dir }) => dir === task.projectDir)?.name;
  const words = `${task.name} ${project ?? ''} ${task.agent} ${task.status}`.split(/[\s_-]+/);
  const isMeant =
    spoken.words.includes(String(number)) ||
    saysAny(REFERRING_WORDS, spoken) ||
    words.some((word) => isSaid(word, spoken));
  return isMeant ? { number } : 'a task of which nothing was said';
}

function byName(answered: string, { tasks }: Situation, spoken: SpokenWords): Slots | string {
  const name = plainLine(answered);
  const wanted = name.toLowerCase();
  const isKnown = wanted !== '' && tasks.some((task) => task.name.toLowerCase().includes(wanted));
  if (isKnown ? !isNamed(name, spoken) : !isSaid(name, spoken)) return 'a name that nobody said';
  return isKnown ? { name } : { unknown: name };
}

function ofProject(name: string, situation: Situation, spoken: SpokenWords): Slots | string {
  const project = knownProject(name, situation);
  if (project === undefined) return 'a project that is not known';
  return isNamed(project, spoken) ? { of_project: project } : 'a project that nobody said';
}
