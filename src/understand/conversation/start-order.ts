import type { Project } from '../../core/project.ts';
import type { Utterance } from '../../core/utterance.ts';
import { nameWords } from '../references/name-words.ts';
import type { Match } from '../templates/match.ts';

/** What a person wants started, as far as the sentence says. */
export interface StartOrder {
  /** Empty when the sentence does not say what to do. */
  readonly prompt: string;
  readonly name: string | undefined;
  /** The project's name as the list has it. */
  readonly project: string | undefined;
}

/**
 * Reads a match of `start`. The prompt comes out as it was written; where it was heard by the local engine, words that
 * the config spells in its own way (`written`) get that spelling.
 */
export function startOrder({ slots }: Match, utterance: Utterance, written: ReadonlyMap<string, string>): StartOrder {
  const prompt = typeof slots['prompt'] === 'string' ? slots['prompt'] : '';
  const title = typeof slots['title'] === 'string' && slots['title'] !== '' ? slots['title'] : undefined;
  const whole =
    slots['title_in_prompt'] === true && title !== undefined ? through(utterance.text, prompt, title) : prompt;
  const spelled = utterance.engine === 'local' ? respell(whole, written) : whole;
  return { prompt: spelled, name: title, project: typeof slots['project'] === 'string' ? slots['project'] : undefined };
}

export function projectNamed(name: string, projects: readonly Project[]): Project | undefined {
  const wanted = nameWords(name).join('');
  return projects.find((project) => project.name === name || nameWords(project.name).join('') === wanted);
}

/** The text from where the prompt begins to where the title ends. */
function through(text: string, prompt: string, title: string): string {
  const start = text.indexOf(prompt);
  const end = text.lastIndexOf(title);
  return start === -1 || end < start ? `${prompt} and call it ${title}` : text.slice(start, end + title.length);
}

function respell(text: string, written: ReadonlyMap<string, string>): string {
  return written.size === 0 ? text : text.replace(/[a-z']+/g, (word) => written.get(word) ?? word);
}
