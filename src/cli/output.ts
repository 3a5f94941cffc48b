import { type Command, InvalidArgumentError } from 'commander';
import { plainText } from '../core/plain-text.ts';
import { daemonClient } from './daemon-client.ts';
import { type JsonOption, print, printingCommand } from './print.ts';

interface OutputOptions extends JsonOption {
  readonly follow?: boolean;
  readonly raw?: boolean;
}

/** `wilco output`: on a terminal without control sequences, elsewhere as the daemon has it. */
export function outputCommand(): Command {
  return printingCommand('output', "Prints the readable lines of a task's output.")
    .argument('<id>', 'the number of the task', taskId)
    .option('-f, --follow', 'go on until the task has ended')
    .option('--raw', 'keep control sequences on a terminal too')
    .action(async (id: number, options: OutputOptions) => {
      const lines = daemonClient().output(id, options.follow === true);
      if (options.json === true) {
        print(options, { id, lines: await Array.fromAsync(lines) }, () => '');
        return;
      }
      const isPlain = process.stdout.isTTY && options.raw !== true;
      for await (const line of lines) process.stdout.write(`${isPlain ? plainText(line) : line}\n`);
    });
}

function taskId(text: string): number {
  const id = Number(text);
  if (!Number.isSafeInteger(id) || id < 1) throw new InvalidArgumentError('It must be the number of a task.');
  return id;
}
