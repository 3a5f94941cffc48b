import { TextList } from '../templates/text-list.ts';
import { nameWords } from './name-words.ts';

/** The agents as a list for templates: however they are said, the value is the config's name. */
export function agentNames(agents: readonly string[]): TextList {
  const list = new TextList();
  for (const name of agents) {
    const words = nameWords(name);
    for (const text of SAID_AS.get(name) ?? [words.join(' ')]) list.add({ text, value: name });
    for (const text of [name, words.join('')]) list.add({ text, value: name }, { hidden: true });
  }
  return list;
}

/** Names that are not said as they are written, or in several ways. */
const SAID_AS: ReadonlyMap<string, readonly string[]> = new Map([
  ['claude', ['claude', 'claude code']],
  ['opencode', ['open code']],
]);
