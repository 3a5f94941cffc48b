import type { Command } from 'commander';
import { WilcoError } from '../core/error.ts';
import type { Forgotten } from '../protocol/api.ts';
import { daemonClient } from './daemon-client.ts';
import { type JsonOption, print, printingCommand } from './print.ts';
import { taskId } from './task-id.ts';

/** `wilco forget`: exit code 1 when one of the tasks has not ended and was kept. */
export function forgetCommand(): Command {
  return printingCommand('forget', 'Forgets tasks that have ended, with their output; the copies in projects stay.')
    .argument('[ids...]', 'the numbers of the tasks', (text, ids: readonly number[] = []) => [...ids, taskId(text)])
    .option('--ended', 'all that have ended')
    .action(async (ids: readonly number[], options: JsonOption & { readonly ended?: boolean }) => {
      const forgotten = await daemonClient().forget(tasksToForget(ids, options.ended === true));
      print(options, forgotten, () => forgottenText(forgotten));
      if (forgotten.live.length > 0) process.exitCode = 1;
    });
}

function tasksToForget(ids: readonly number[], ended: boolean): readonly number[] | 'ended' {
  if (ended && ids.length === 0) return 'ended';
  if (!ended && ids.length > 0) return ids;
  throw new WilcoError({
    code: 'bad_argument',
    message: 'Name the tasks to forget, or all that have ended.',
    hint: 'wilco forget 3 4, or: wilco forget --ended',
  });
}

function forgottenText({ forgotten, live }: Forgotten): string {
  const done = forgotten.length === 0 ? 'Nothing forgotten.' : `Forgotten: ${forgotten.join(', ')}.`;
  const kept = live.map((id) => `Task ${id} has not ended. Cancel it first: wilco cancel ${id}`);
  return [done, ...kept].join('\n');
}
