import type { Utterance } from '../../core/utterance.ts';
import { type TaskReference, taskReference } from '../references/task-reference.ts';
import type { Match } from '../templates/match.ts';
import { withoutQuotes } from './quotes.ts';

/** What a person wants started, as far as the sentence says. */
export interface StartOrder {
  /** Empty when the sentence does not say what to do. */
  readonly prompt: string;
  readonly name: string | undefined;
  /** A project's name, known or not. */
  readonly project: string | undefined;
  /** What stands before the work as a project does: one that sounds so, else words of the work. */
  readonly maybeProject: MaybeProject | undefined;
  /** The agent's name as the list has it. */
  readonly agent: string | undefined;
  /** Whether the agent was named after the prompt, to whose last words that may as well belong. */
  readonly agentMayBeWork: boolean;
  /** Whether it may wait for its project. */
  readonly queue: boolean;
  readonly behind: Behind | undefined;
}

/** "In cube tools", "in ten minutes". */
export interface MaybeProject {
  readonly name: string;
  /** The prompt with these words. */
  readonly elsePrompt: string;
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
  const said = textIn(slots, 'title');
  const title = said === undefined || isCutFromQuotation(said) ? undefined : withoutQuotes(said) || undefined;
  const project = textIn(slots, 'project') ?? textIn(slots, 'unknown_project');
  const agentAfter = textIn(slots, 'agent_after');
  const agent = agentAfter ?? textIn(slots, 'agent');
  const order = {
    prompt: spell(wholePrompt(slots, utterance.text, prompt)),
    name: title,
    project,
    maybeProject: maybeProject(slots, (name) => spell(fromWordBefore(utterance.text, name) ?? prompt)),
    agent,
    agentMayBeWork: agentAfter !== undefined,
    queue: slots['queue'] === true,
  };
  if (slots['behind'] === undefined) return { ...order, behind: undefined };
  const isWhole = slots['behind'] === 'end' && [project, agent, title].every((slot) => slot === undefined);
  const elsePrompt = isWhole ? spell(fromPromptOn(utterance.text, prompt)) : order.prompt;
  const reference = taskReference(slots);
  const mayBeWork = slots['behind'] === 'end' && reference.type === 'it';
  return { ...order, behind: { reference, mayBeWork, elsePrompt, elseIsWhole: isWhole } };
}

function maybeProject(slots: Match['slots'], elsePrompt: (name: string) => string): MaybeProject | undefined {
  const name = textIn(slots, 'maybe_project');
  return name === undefined ? undefined : { name, elsePrompt: elsePrompt(name) };
}

function textIn(slots: Match['slots'], name: string): string | undefined {
  const value = slots[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The prompt, with those words of the sentence that may as well belong to it: its name, or all that comes after. */
function wholePrompt(slots: Match['slots'], text: string, prompt: string): string {
  const title = textIn(slots, 'title');
  const isCut = title !== undefined && isCutFromQuotation(title);
  if (slots['prompt_to_end'] === true || isCut) return fromPromptOn(text, prompt);
  return slots['title_in_prompt'] === true && title !== undefined ? through(text, prompt, title) : prompt;
}

/** The text from where the prompt begins to where the title ends. */
function through(text: string, prompt: string, title: string): string {
  const start = beginOf(text, prompt);
  const end = text.lastIndexOf(title);
  return start === -1 || end < start ? `${prompt} and call it ${title}` : text.slice(start, end + title.length);
}

/** Whether only one of its quotation marks is in it, so that "call it" was part of the quotation. */
function isCutFromQuotation(title: string): boolean {
  return (title.match(/"/g)?.length ?? 0) % 2 === 1 || (title.includes('”') && !title.includes('“'));
}

function fromPromptOn(text: string, prompt: string): string {
  const start = beginOf(text, prompt);
  return start === -1
    ? prompt
    : text
        .slice(start)
        .trimEnd()
        .replace(/[.!?,;]+$/, '');
}

/** From the one word before these on: "in" of "in cube tools". */
function fromWordBefore(text: string, words: string): string | undefined {
  const at = beginOf(text, words);
  const before = at === -1 ? undefined : /\S+\s*$/.exec(text.slice(Math.max(0, at - 20), at));
  return before == null ? undefined : fromPromptOn(text, text.slice(at - before[0].length));
}

/** Where the prompt begins: never in the middle of a word, nor at the beginning, where the order stands. */
function beginOf(text: string, prompt: string): number {
  for (let at = text.indexOf(prompt, 1); at !== -1; at = text.indexOf(prompt, at + 1)) {
    if (!/^[\p{L}\p{N}]{2}/u.test(text.slice(at - 1, at + 1))) return at;
  }
  return -1;
}

function respell(text: string, written: ReadonlyMap<string, string>): string {
  return written.size === 0 ? text : text.replace(/[a-z']+/g, (word) => written.get(word) ?? word);
}
