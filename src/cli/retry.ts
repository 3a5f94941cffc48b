import type { Command } from 'commander';
import { daemonClient } from './daemon-client.ts';
import { type JsonOption, printingCommand } from './print.ts';
import { printReply } from './reply.ts';

/** `wilco retry`: the last take that could not be recognised, once more. */
export function retryCommand(): Command {
  return printingCommand('retry', 'Recognises once more what was said last and could not be recognised, and does it.')
    .addHelpText('after', '\nSuch a take is kept for ten minutes, in memory alone.')
    .action(async (options: JsonOption) => {
      printReply(await daemonClient().retry(), options);
    });
}
