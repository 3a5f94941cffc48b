import type { CustomCommand } from '../core/custom-command.ts';
import { checkCommands } from './commands/check-commands.ts';
import { commandClashes } from './commands/command-clashes.ts';
import { customDefinition } from './commands/custom-definition.ts';
import { readSentences, type Sentences } from './sentences-folder.ts';
import type { Locate } from './templates/place.ts';

/**
 * The sentences of a language's folder together with the person's own. `placeOf` says where in the config a part of
 * `commands` stands.
 *
 * @throws WilcoError `bad_template`; `bad_config` for a command that cannot be understood, or is one of Wilco's
 */
export function readOwnSentences(folder: string, commands: readonly CustomCommand[], placeOf?: Locate): Sentences {
  const builtIn = readSentences({ folder });
  if (commands.length === 0) return builtIn;
  checkCommands(commands, placeOf);
  const together = readSentences({ folder, extra: customDefinition(commands, placeOf) });
  commandClashes(commands, { builtIn: builtIn.commands, together: together.commands, ...(placeOf && { placeOf }) });
  return together;
}
