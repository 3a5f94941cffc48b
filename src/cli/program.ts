import { Command } from 'commander';
import { version } from '../config/version.ts';
import { COMMANDS } from './commands-table.ts';

/** The program with the one command that `args` names loaded; the others are there by name and summary alone. */
export async function buildProgram(args: readonly string[]): Promise<Command> {
  const program = new Command('wilco')
    .description('Hold a key, say what you want done, let go. This is the same by hand.')
    .version(version(), '-V, --version')
    .exitOverride()
    .configureOutput({ outputError: () => {} })
    .configureHelp({ subcommandTerm: (command) => command.name() })
    .addHelpText('after', '\nExit codes: 0 done, 1 refused or failed, 2 wrong usage or config, 3 no daemon runs.');
  const named = args[0] === 'help' ? args[1] : args[0];
  for (const { name, summary, load } of COMMANDS) {
    const command = name === named ? await load() : new Command(name);
    program.addCommand(inherit(command.summary(summary), program));
  }
  return program;
}

function inherit(command: Command, parent: Command): Command {
  command.copyInheritedSettings(parent);
  for (const child of command.commands) inherit(child, command);
  return command;
}
