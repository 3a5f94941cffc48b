import { nameWords } from './name-words.ts';
import type { OwnSayings } from './said-forms.ts';
import { SoundList } from './sound-list.ts';

/** The agents as a list for templates: however they are said, the value is the config's name. */
export function agentNames(agents: readonly string[], said?: OwnSayings): SoundList {
  const names = agents.map((name) => {
    const words = nameWords(name);
    return { name, spoken: SAID_AS.get(name) ?? [words.join(' ')], written: [name, words.join('')] };
  });
  return new SoundList(names, said);
}

/** Names that are not said as they are written, or in several ways. */
const SAID_AS: ReadonlyMap<string, readonly string[]> = new Map([
  ['claude', ['claude', 'claude code']],
  ['opencode', ['open code']],
]);
