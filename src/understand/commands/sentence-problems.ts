import type { CommandProblem } from './command-problem.ts';
import { KNOWN_LISTS } from './known-lists.ts';
import type { ReadCommand, ReadSentence } from './read-command.ts';

/** What is wrong with the sentences of a command by themselves. */
export function sentenceProblems(read: ReadCommand): readonly CommandProblem[] {
  return read.sentences.flatMap((sentence) => [
    ...rules(sentence, read),
    ...unknownLists(sentence, read),
    ...slotNames(sentence, read),
    ...withoutOwnWord(sentence, read),
  ]);
}

/** What a place in an action can be called: the letters of SLOT_PLACE. */
const SLOT_NAME = /^[\p{L}\p{N}_]+$/u;

function rules({ path, parts }: ReadSentence, { command }: ReadCommand): readonly CommandProblem[] {
  return parts.rules.map(({ name, offset }) => ({
    path,
    offset,
    what: `a sentence of the command “${command.name}” names the rule <${name}>, and commands of your own have no rules`,
    remedy: 'Write the words of the rule there.',
  }));
}

function unknownLists({ path, parts }: ReadSentence, { command }: ReadCommand): readonly CommandProblem[] {
  return parts.lists
    .filter(({ name }) => !Object.hasOwn(command.lists, name) && !KNOWN_LISTS.has(name))
    .map(({ name, offset }) => ({
      path,
      offset,
      what: `the command “${command.name}” has no list "${name}"`,
      remedy:
        `Add it: lists = { ${name} = ["…", "…"] }, or ${name} = "*" for any words. ` +
        `Known without that: ${[...KNOWN_LISTS.keys()].join(', ')}.`,
    }));
}

function slotNames({ path, parts }: ReadSentence, { command }: ReadCommand): readonly CommandProblem[] {
  return parts.lists
    .filter(({ slot }) => !SLOT_NAME.test(slot))
    .map(({ slot, offset }) => ({
      path,
      offset,
      what: `the slot "${slot}" of the command “${command.name}” has a name that is not made of letters, digits and "_"`,
      remedy: `Give it another: {list:slot} takes the words from one and calls them the other.`,
    }));
}

function withoutOwnWord({ path, parts, template }: ReadSentence, { command }: ReadCommand): readonly CommandProblem[] {
  if (parts.ownWords > 0) return [];
  return [
    {
      path,
      what: `“${template}” of the command “${command.name}” can be said without any word of its own`,
      remedy: 'Put a word before it that has to be said, such as the name of the command.',
    },
  ];
}
