import type { CustomCommand } from '../../core/custom-command.ts';
import { readCommand } from './read-command.ts';

/** The slots that free text fills, by whatever name a sentence gives them: `{message:text}` with `message = "*"`. */
export function freeTextSlots(commands: readonly CustomCommand[]): ReadonlySet<string> {
  return new Set(
    commands.flatMap((command) =>
      readCommand(command, [])
        .read.sentences.flatMap(({ parts }) => parts.lists)
        .filter(({ name }) => Object.hasOwn(command.lists, name) && command.lists[name] === '*')
        .map(({ slot }) => slot),
    ),
  );
}
