import type { CustomCommand } from '../../core/custom-command.ts';
import type { Locate } from '../templates/place.ts';
import { actionProblems } from './action-problems.ts';
import { throwProblems } from './command-problem.ts';
import { listProblems } from './list-problems.ts';
import { readCommand } from './read-command.ts';
import { sentenceProblems } from './sentence-problems.ts';

/**
 * Checks what a command's sentences, lists and action have to do with each other: that every list is there and used,
 * every place is filled however it is said, and no sentence is made of free text alone.
 *
 * @throws WilcoError `bad_config` with all that is wrong, each with its place in the config
 */
export function checkCommands(commands: readonly CustomCommand[], placeOf?: Locate): void {
  const problems = commands.flatMap((command, index) => {
    const { read, problems: noTemplates } = readCommand(command, ['commands', index]);
    if (noTemplates.length > 0) return noTemplates;
    return [...sentenceProblems(read), ...listProblems(read), ...actionProblems(read)];
  });
  throwProblems(problems, placeOf);
}
