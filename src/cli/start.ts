import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { TaskFacts } from '../core/task.ts';
import type { StartRequest } from '../protocol/api.ts';
import type { DaemonClient } from '../protocol/client.ts';
import { daemonClient } from './daemon-client.ts';
import { type JsonOption, printingCommand } from './print.ts';
import { printOutcome } from './reply.ts';

interface StartOptions extends JsonOption {
  readonly project?: string;
  readonly agent?: string;
  readonly name?: string;
  readonly queue?: boolean;
  readonly wait?: boolean;
}

/** `wilco start`: the prompt goes to the agent as it is; several words are joined by spaces. */
export function startCommand(): Command {
  return printingCommand('start', 'Starts a task. A prompt that begins with - goes after --')
    .argument('<prompt...>', 'what the agent is to do')
    .option('-p, --project <project>', 'a project by its name, or a directory (with a / in it, or .)')
    .option('--agent <agent>', 'the agent by its name in the config')
    .option('--name <name>', 'what the task is called')
    .option('--queue', 'where its project has a task already, begin after that one')
    .option('--wait', 'wait until the task has ended; exit code 1 unless it completed')
    .action(async (words: readonly string[], options: StartOptions) => {
      const client = daemonClient();
      const reply = await client.start(requestOf(words, options));
      const { announcement } = reply;
      const isOrdered = announcement.type === 'taskStarted' || announcement.type === 'taskQueued';
      const waits = options.wait === true && isOrdered;
      if (!waits || options.json !== true) printOutcome(reply, options);
      if (announcement.type === 'taskEnded') failUnlessCompleted(announcement.task);
      if (waits) await waitFor(announcement.task.id, client, options);
    });
}

function requestOf(words: readonly string[], options: StartOptions): StartRequest {
  const { project, agent, name } = options;
  return {
    prompt: words.join(' '),
    cwd: process.cwd(),
    ...(project === undefined ? {} : { project: isPath(project) ? resolve(project) : project }),
    ...(agent === undefined ? {} : { agent }),
    ...(name === undefined ? {} : { name }),
    ...(options.queue === true ? { queue: true } : {}),
  };
}

/** With `--json` the task's end is the one value that is printed. */
async function waitFor(id: number, client: DaemonClient, options: StartOptions): Promise<void> {
  const reply = await client.wait(id);
  printOutcome(reply, options);
  const { announcement } = reply;
  if (announcement.type === 'taskEnded') failUnlessCompleted(announcement.task);
  else process.exitCode = 1;
}

/** It may end before it began: its agent could not be started. */
function failUnlessCompleted({ status }: Pick<TaskFacts, 'status'>): void {
  if (status !== 'completed') process.exitCode = 1;
}

function isPath(project: string): boolean {
  return project.includes('/') || project === '.' || project === '..';
}
