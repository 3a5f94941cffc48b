import { Argument, Command } from 'commander';
import { TALK_ACTIONS, type TalkAction } from '../protocol/api.ts';
import { daemonClient } from './daemon-client.ts';

/** `wilco talk`: for key bindings of the desktop where Wilco cannot see the key itself. Prints nothing. */
export function talkCommand(): Command {
  return new Command('talk')
    .description('Does what the talk key does. Bind it to a key of your desktop.')
    .addArgument(new Argument('<action>', 'press, release, either in turn, or throw away').choices(TALK_ACTIONS))
    .option('--json', 'print errors as JSON')
    .action(async (action: TalkAction) => {
      await daemonClient().talk(action);
    });
}
