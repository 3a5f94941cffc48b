import type { Command } from 'commander';
import { daemonClient } from './daemon-client.ts';
import { type JsonOption, printingCommand } from './print.ts';
import { printOutcome } from './reply.ts';

/** `wilco cancel`: done when the task is gone. */
export function cancelCommand(): Command {
  return printingCommand('cancel', 'Cancels a task and waits until nothing of it is left.')
    .argument('<target...>', 'the number of the task, its name, "it", or "all" that live')
    .option('--now', 'kill it without asking it to end')
    .action(async (words: readonly string[], options: JsonOption & { readonly now?: boolean }) => {
      printOutcome(await daemonClient().cancel({ target: words.join(' '), now: options.now === true }), options);
    });
}
