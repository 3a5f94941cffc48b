import type { Command } from 'commander';
import { plainText } from '../core/plain-text.ts';
import type { DaemonClient } from '../protocol/client.ts';
import { daemonClient } from './daemon-client.ts';
import { type JsonOption, print, printingCommand } from './print.ts';
import { taskId } from './task-id.ts';
import { whatItWaitsFor } from './task-state.ts';

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
      const client = daemonClient();
      const follow = options.follow === true;
      if (options.json === true) {
        print(options, { id, lines: await Array.fromAsync(client.output(id, follow)) }, () => '');
        return;
      }
      const isPlain = process.stdout.isTTY && options.raw !== true;
      if (follow) await explainSilence(id, client);
      let isEmpty = true;
      for await (const line of client.output(id, follow)) {
        isEmpty = false;
        process.stdout.write(`${isPlain ? plainText(line) : line}\n`);
      }
      if (isEmpty && !follow) await explainSilence(id, client);
    });
}

/** A task that has not begun prints nothing, and the person should know why. */
async function explainSilence(id: number, client: DaemonClient): Promise<void> {
  const tasks = await client.tasks();
  const task = tasks.find((known) => known.id === id);
  if (task?.status === 'pending') say(`Task ${id} has not begun: ${whatItWaitsFor(task, tasks)}.`);
  else if (task !== undefined && task.startedAt === undefined) say(`Task ${id} never began, so it printed nothing.`);
}

function say(sentence: string): void {
  process.stderr.write(plainText(`wilco: ${sentence}\n`));
}
