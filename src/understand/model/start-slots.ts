import type { Situation } from '../../core/decision.ts';
import { plainLine } from '../../core/plain-text.ts';
import type { CommandAnswer } from './answer-schema.ts';
import { knownAgent, knownProject } from './known-names.ts';
import { isNamed, isSaid, keepsNegations, type SpokenWords } from './spoken-words.ts';
import { type Slots, taskSlots } from './task-slots.ts';

type StartAnswer = Extract<CommandAnswer, { readonly start: string }>;

/**
 * The slots of a start, or a sentence on why it is none. A title, project or agent that nobody said is left out by
 * itself; each has a note. One that was said and is not there is kept, so that nothing begins somewhere else.
 */
export function startSlots(
  answer: StartAnswer,
  situation: Situation,
  spoken: SpokenWords,
  notes: string[],
): Slots | string {
  const prompt = plainLine(answer.start);
  if (prompt !== '' && !isSaid(prompt, spoken)) return 'words for the work that nobody said';
  if (!keepsNegations(prompt, spoken)) return 'the work without a "not" that was said';
  const after = answer.after === null ? undefined : taskSlots(answer.after, situation, spoken);
  if (typeof after === 'string') return after;
  const agent = agentSlot(answer.agent, situation, spoken, notes);
  if (typeof agent === 'string') return agent;
  return {
    ...(prompt === '' ? {} : { prompt }),
    ...titleSlot(answer.title, spoken, notes),
    ...projectSlot(answer.project, situation, spoken, notes),
    ...agent,
    ...(answer.queue === true || after !== undefined ? { queue: true } : {}),
    ...(after === undefined ? {} : { behind: 'beginning', ...after }),
  };
}

function titleSlot(answered: string | null, spoken: SpokenWords, notes: string[]): Slots {
  const title = plainLine(answered ?? '');
  if (title === '') return {};
  if (isSaid(title, spoken)) return { title };
  notes.push('The model made up a name for the task: left out.');
  return {};
}

function projectSlot(answered: string | null, situation: Situation, spoken: SpokenWords, notes: string[]): Slots {
  const name = plainLine(answered ?? '');
  if (name === '') return {};
  const known = knownProject(name, situation);
  if (known === undefined ? !isSaid(name, spoken) : !isNamed(known, spoken)) {
    notes.push('The model chose a project that nobody said: left out.');
    return {};
  }
  return known === undefined ? { unknown_project: name } : { project: known };
}

function agentSlot(
  answered: string | null,
  situation: Situation,
  spoken: SpokenWords,
  notes: string[],
): Slots | string {
  const name = plainLine(answered ?? '');
  if (name === '') return {};
  const agent = knownAgent(name, situation);
  if (agent === undefined ? !isSaid(name, spoken) : !isNamed(agent, spoken)) {
    notes.push('The model chose an agent that nobody said: left out.');
    return {};
  }
  return agent === undefined ? 'an agent that is not known' : { agent };
}
