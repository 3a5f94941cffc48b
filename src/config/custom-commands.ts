import type { CustomAction, CustomCommand } from '../core/custom-command.ts';
import type { CommandTable } from './schema-commands.ts';

/** How long a program of the person's own may run unless the config says so. */
const USUAL_TIMEOUT = 60_000;

/** A command as the rooms use it. `fromHome` makes a path absolute. */
export function customCommand(table: CommandTable, fromHome: (path: string) => string): CustomCommand {
  const { name, sentences, lists = {}, confirm } = table;
  return { name: name.trim(), sentences, lists, confirm, action: actionOf(table, fromHome) };
}

function actionOf(table: CommandTable, fromHome: (path: string) => string): CustomAction {
  const { run, start, say = '', dir, timeout = USUAL_TIMEOUT, project, agent } = table;
  if (run !== undefined) {
    const [program = '', ...rest] = run;
    return { type: 'run', command: [program, ...rest], dir: dir === undefined ? undefined : fromHome(dir), timeout };
  }
  return start === undefined ? { type: 'say', text: say } : { type: 'start', prompt: start, project, agent };
}
