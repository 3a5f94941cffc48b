import type { Project } from '../../core/project.ts';
import { TextList } from '../templates/text-list.ts';
import { tokenise } from '../text/tokens.ts';
import { nameWords } from './name-words.ts';

/** The projects as a list for templates: written or said in any spelling, the value is the project's name. */
export function projectNames(projects: readonly Project[]): TextList {
  const list = new TextList();
  for (const { name } of projects) {
    const words = nameWords(name);
    const asWritten = tokenise(name).map((token) => token.text);
    list.add({ text: words.join(' '), value: name });
    for (const spelling of [asWritten.join(' '), words.join(''), asWritten.join('')]) {
      list.add({ text: spelling, value: name }, { hidden: true });
    }
  }
  return list;
}
