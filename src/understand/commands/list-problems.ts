import type { CustomValue } from '../../core/custom-command.ts';
import { parseTemplate } from '../templates/parse-template.ts';
import type { DefinitionPath } from '../templates/place.ts';
import type { CommandProblem } from './command-problem.ts';
import { KNOWN_LISTS } from './known-lists.ts';
import { noTemplate, type ReadCommand } from './read-command.ts';

/** What is wrong with the lists of a command. */
export function listProblems({ command, path, sentences }: ReadCommand): readonly CommandProblem[] {
  const used = new Set(sentences.flatMap(({ parts }) => parts.lists.map(({ name }) => name)));
  return Object.entries(command.lists).flatMap(([name, values]): readonly CommandProblem[] => {
    const listPath = [...path, 'lists', name];
    if (KNOWN_LISTS.has(name)) {
      const what = `the list "${name}" of the command “${command.name}” has the name of one that Wilco has itself`;
      return [{ path: listPath, what, remedy: 'Give it another name, in the sentences too.' }];
    }
    if (!used.has(name)) {
      const what = `no sentence of the command “${command.name}” names its list "${name}"`;
      return [{ path: listPath, what, remedy: `Write {${name}} into a sentence, or leave the list out.` }];
    }
    if (values === '*') return [];
    return values.flatMap((value, index) => valueProblems(value, [...listPath, index], command.name));
  });
}

/** A value that is more than plain words must say what it stands for, and hold no list. */
function valueProblems(value: CustomValue, path: DefinitionPath, name: string): readonly CommandProblem[] {
  if (typeof value === 'number') return [];
  const said = typeof value === 'string' ? value : value.in;
  const saidPath = typeof value === 'string' ? path : [...path, 'in'];
  try {
    parseTemplate(said);
  } catch (thrown) {
    return [noTemplate(thrown, saidPath, `a value of the command “${name}” is no template`)];
  }
  const inner = /(?<!\\)[{<]/.exec(said);
  if (inner !== null) {
    const what = `a value of the command “${name}” holds a list or a rule, and it can be words only`;
    return [{ path: saidPath, offset: inner.index, what, remedy: 'Write the words out.' }];
  }
  if (typeof value === 'object' || !/[[\](){}<>|;\\]/.test(said)) return [];
  return [
    {
      path,
      what: `the value “${said}” of the command “${name}” can be said in several ways and does not say what it stands for`,
      remedy: `Write it as { in = "${said}", out = "…" }.`,
    },
  ];
}
