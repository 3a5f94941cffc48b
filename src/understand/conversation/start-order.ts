import type { Project } from '../../core/project.ts';
import type { Utterance } from '../../core/utterance.ts';
import { nameWords } from '../references/name-words.ts';
import { type TaskReference, taskReference } from '../references/task-reference.ts';
import type { Match } from '../templates/match.ts';

/** What a person wants started, as far as the sentence says. */
export interface StartOrder {
  /** Empty when the sentence does not say what to do. */
  readonly prompt: string;
  readonly name: string | undefined;
  /** The project's name as the list has it. */
  readonly project: string | undefined;
  /** The agent's name as the list has it. */
  readonly agent: string | undefined;
  /** Whether the agent was named after the prompt, to whose last words that may as well belong. */
  readonly agentMayBeWork: boolean;
  /** Whether it may wait for its project. */
  readonly queue: boolean;
  readonly behind: Behind | undefined;
}

/** "… when it is done": the task that shall end first. */
export interface Behind {
  readonly reference: TaskReference;
  /** Whether the words may as well belong to the work: "it", at the end. */
  readonly mayBeWork: boolean;
  /** The prompt where nothing is there to be waited for: such words at its end then belong to the work. */
  readonly elsePrompt: string;
  /** Whether `elsePrompt` has them back. */
  readonly elseIsWhole: boolean;
}

/**
 * Reads a match of `start`. The prompt comes out as it was written; where it was heard by the local engine, words that
 * the config spells in its own way (`written`) get that spelling.
 */
export function startOrder(match: Match, utterance: Utterance, written: ReadonlyMap<string, string>): StartOrder {
  const { slots } = match;
  const spell = (text: string) => (utterance.engine === 'local' ? respell(text, written) : text);
  const prompt = textIn(slots, 'prompt') ?? '';
  const title = textIn(slots, 'title');
  const keepsTitle = slots['title_in_prompt'] === true && title !== undefined;
  const project = textIn(slots, 'project');
  const agentAfter = textIn(slots, 'agent_after');
  const agent = agentAfter ?? textIn(slots, 'agent');
  const order = {
    prompt: spell(keepsTitle ? through(utterance.text, prompt, title) : prompt),
    name: title,
    project,
    agent,
    agentMayBeWork: agentAfter !== undefined,
    queue: slots['queue'] === true,
  };
  if (slots['behind'] === undefined) return { ...order, behind: undefined };
  const isWhole = slots['behind'] === 'end' && [project, agent, title].every((slot) => slot === undefined);
  const elsePrompt = isWhole ? spell(fromPromptOn(utterance.text, prompt)) : order.prompt;
  const reference = taskReference(match);
  const mayBeWork = slots['behind'] === 'end' && reference.type === 'it';
  return { ...order, behind: { reference, mayBeWork, elsePrompt, elseIsWhole: isWhole } };
}

export function projectNamed(name: string, projects: readonly Project[]): Project | undefined {
  const wanted = nameWords(name).join('');
  return projects.find((project) => project.name === name || nameWords(project.name).join('') === wanted);
}

function textIn(slots: Match['slots'], name: string): string | undefined {
  const value = slots[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The text from where the prompt begins to where the title ends. */
function through(text: string, prompt: string, title: string): string {
  const start = text.indexOf(prompt);
  const end = text.lastIndexOf(title);
  return start === -1 || end < start ? `${prompt} and call it ${title}` : text.slice(start, end + title.length);
}

function fromPromptOn(text: string, prompt: string): string {
  const start = text.indexOf(prompt);
  return start === -1
    ? prompt
    : text
        .slice(start)
        .trimEnd()
        .replace(/[.!?,;]+$/, '');
}

function respell(text: string, written: ReadonlyMap<string, string>): string {
  return written.size === 0 ? text : text.replace(/[a-z']+/g, (word) => written.get(word) ?? word);
}
