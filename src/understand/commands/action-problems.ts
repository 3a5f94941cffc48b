import type { CustomValue } from '../../core/custom-command.ts';
import { actionTexts, placesIn } from './action-texts.ts';
import type { CommandProblem } from './command-problem.ts';
import { mayBeOption } from './fill-action.ts';
import type { ReadCommand } from './read-command.ts';
import { type SlotInRunText, slotsInRunText } from './shell-text.ts';

/** What is wrong with what a command does, given what its sentences fill. */
export function actionProblems(read: ReadCommand): readonly CommandProblem[] {
  return [...emptyPlaces(read), ...placesInDir(read), ...runTexts(read), ...valuesAsOptions(read)];
}

/** Places that no sentence fills, or not every one however it is said. */
function emptyPlaces({ command, path, sentences }: ReadCommand): readonly CommandProblem[] {
  return actionTexts(command.action).flatMap(({ path: part, text }) =>
    placesIn(text).flatMap(({ slot, offset }): readonly CommandProblem[] => {
      const lacking = sentences.find(({ parts }) => !parts.always.has(slot));
      if (lacking === undefined) return [];
      const ever = sentences.some(({ parts }) => parts.lists.some((list) => list.slot === slot));
      return [
        {
          path: [...path, ...part],
          offset,
          what: ever
            ? `{${slot}} of the command “${command.name}” is empty when its sentence “${lacking.template}” is said without it`
            : `no sentence of the command “${command.name}” fills {${slot}}`,
          remedy: ever
            ? `Make {${slot}} a part of every sentence that has to be said, or make two commands of them.`
            : `Write {${slot}} into its sentences; where it is no slot, put a space inside: { ${slot} }.`,
        },
      ];
    }),
  );
}

function placesInDir({ command, path }: ReadCommand): readonly CommandProblem[] {
  const { action, name } = command;
  if (action.type !== 'run' || action.dir === undefined) return [];
  return placesIn(action.dir).map(({ slot }) => ({
    path: [...path, 'dir'],
    what: `dir of the command “${name}” names {${slot}}, and where a program runs is never said`,
    remedy: 'Write the directory out, or give it to the program as an argument.',
  }));
}

/**
 * What is said may be given to a shell or an interpreter as an argument, never as commands. Values of a list are the
 * config's own text.
 */
function runTexts(read: ReadCommand): readonly CommandProblem[] {
  const { command, path } = read;
  if (command.action.type !== 'run') return [];
  return slotsInRunText(command.action.command)
    .filter(({ slot }) => valuesOf(slot, read) === undefined)
    .map((found) => ({
      path: [...path, 'run', found.index],
      what: `the command “${command.name}” puts {${found.slot}} into a text that ${readerOf(found)}, which would run what is said`,
      remedy: REMEDIES[found.by](found.slot),
    }));
}

function readerOf({ by, program }: SlotInRunText): string {
  switch (by) {
    case 'shell':
      return 'a shell reads';
    case 'code':
      return `${program} runs as code`;
    case 'words':
      return `a shell reads behind ${program}`;
  }
}

const REMEDIES: Readonly<Record<SlotInRunText['by'], (slot: string) => string>> = {
  shell: (slot) => `Give it as an argument: ["sh", "-c", "… \\"$1\\"", "sh", "{${slot}}"].`,
  code: () => 'Give it as an argument of its own that the code reads, or name its values in a list.',
  words: () => 'Name its values in a list, or begin a program there that needs no word of it.',
};

/** A value that begins with a dash would always be refused. */
function valuesAsOptions(read: ReadCommand): readonly CommandProblem[] {
  const { command, path } = read;
  if (command.action.type !== 'run') return [];
  const { command: words } = command.action;
  return words.flatMap((word, index): readonly CommandProblem[] => {
    const slot = placesIn(word)[0]?.slot;
    if (slot === undefined || !mayBeOption(words, index)) return [];
    const option = valuesOf(slot, read)?.find((value) => value.startsWith('-'));
    if (option === undefined) return [];
    const what = `the value “${option}” of {${slot}} of the command “${command.name}” begins with a dash, and what is said is never an option`;
    const remedy = `Make a command of its own for it, with the option in run, or put "--" before "{${slot}}".`;
    return [{ path: [...path, 'run', index], what, remedy }];
  });
}

/** What can be filled in for a slot; undefined where that is not only values of the command's own lists. */
function valuesOf(slot: string, { command, sentences }: ReadCommand): readonly string[] | undefined {
  const lists = sentences.flatMap(({ parts }) => parts.lists.filter((list) => list.slot === slot));
  const values: string[] = [];
  for (const { name } of lists) {
    const list = Object.hasOwn(command.lists, name) ? command.lists[name] : undefined;
    if (list === undefined || list === '*') return undefined;
    values.push(...list.map(writtenValue));
  }
  return values;
}

function writtenValue(value: CustomValue): string {
  return String(typeof value === 'object' ? value.out : value);
}
