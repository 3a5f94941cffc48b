import type { Project } from '../../core/project.ts';
import { tokenise } from '../text/tokens.ts';
import { nameWords } from './name-words.ts';
import type { OwnSayings } from './said-forms.ts';
import { SoundList } from './sound-list.ts';

/** The projects as a list for templates: written or said in any spelling, the value is the project's name. */
export function projectNames(projects: readonly Pick<Project, 'name'>[], said?: OwnSayings): SoundList {
  const names = projects.map(({ name }) => {
    const words = nameWords(name);
    const asWritten = tokenise(name).map((token) => token.text);
    return {
      name,
      spoken: [words.join(' ')],
      written: [asWritten.join(' '), words.join(''), asWritten.join('')],
    };
  });
  return new SoundList(names, said);
}
