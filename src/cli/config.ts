import { Command } from 'commander';
import { userPaths } from '../config/paths.ts';
import type { ConfigFile } from '../config/schema.ts';
import type { JsonOption } from './print.ts';
import { print, printingCommand } from './print.ts';

interface ShowOptions extends JsonOption {
  readonly describe?: boolean;
}

/** `wilco config check|path|show`. None of them needs the daemon. */
export function configCommand(): Command {
  return new Command('config')
    .description('Checks and shows the config file.')
    .addCommand(checkCommand())
    .addCommand(pathCommand())
    .addCommand(showCommand());
}

function checkCommand(): Command {
  return printingCommand('check', 'Says everything that is wrong with the config file.')
    .argument('[file]', 'another file')
    .action(async (file: string | undefined, options: JsonOption) => {
      const paths = userPaths(process.env, file);
      const { loadConfig } = await import('../config/load.ts');
      const { config, found, placeOf } = await loadConfig(paths, process.env);
      const { assertSentences, assertTalkKey } = await import('../daemon/once.ts');
      assertTalkKey(config.hotkey.key);
      assertSentences(config, placeOf);
      const { configFile } = paths;
      print(options, { file: configFile, found }, () =>
        found ? `${configFile} is good.` : `There is no ${configFile}: all values are the defaults.`,
      );
    });
}

function pathCommand(): Command {
  return printingCommand('path', 'Prints where the config file is looked for.').action((options: JsonOption) => {
    const { configFile } = userPaths(process.env);
    print(options, { file: configFile }, () => configFile);
  });
}

function showCommand(): Command {
  return printingCommand('show', 'Prints the config with every default written out, as a config file.')
    .option('--describe', 'with what each key means')
    .action(async (options: ShowOptions) => {
      const content = await goodConfig();
      const { showConfig } = await import('../config/show.ts');
      print(options, content, () => showConfig(content, options.describe === true));
    });
}

async function goodConfig(): Promise<ConfigFile> {
  const paths = userPaths(process.env);
  const { badConfig, readConfig } = await import('../config/read-file.ts');
  const read = await readConfig(paths);
  if (read.type === 'bad') throw badConfig(paths.configFile, read.problems);
  return read.content;
}
