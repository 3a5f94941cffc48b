import type { Command } from 'commander';
import { daemonClient } from './daemon-client.ts';
import { type JsonOption, printingCommand } from './print.ts';
import { printReply } from './reply.ts';

/** `wilco say`: a sentence as if it had been spoken, without the recogniser's doubts. */
export function sayCommand(): Command {
  return printingCommand('say', "Understands a sentence and does it: wilco say what's running")
    .argument('<text...>', 'the sentence; quotes are not needed')
    .action(async (words: readonly string[], options: JsonOption) => {
      printReply(await daemonClient().say(words.join(' ')), options);
    });
}
