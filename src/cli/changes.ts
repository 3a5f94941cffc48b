import type { Command } from 'commander';
import type { ChangedFile, Changes } from '../core/changes.ts';
import { plainText } from '../core/plain-text.ts';
import type { TaskFacts } from '../core/task.ts';
import type { Reply } from '../protocol/api.ts';
import { daemonClient } from './daemon-client.ts';
import { type JsonOption, print, printingCommand } from './print.ts';
import { printReply } from './reply.ts';
import { table, terminalWidth } from './table.ts';
import { taskId } from './task-id.ts';

/** `wilco changes`: file by file, as `git diff --stat` does. Exit code 1 where it cannot be told. */
export function changesCommand(): Command {
  return printingCommand('changes', 'Shows what a task changed in its project, as git sees it.')
    .argument('<id>', 'the number of the task', taskId)
    .action(async (id: number, options: JsonOption) => {
      const reply = await daemonClient().changes(id);
      const task = taskIn(reply);
      if (task === undefined) return printReply(reply, options);
      const { changes } = task;
      print(options, { id, status: task.status, changes: changes ?? null }, () =>
        changes === undefined ? plainText(reply.phrase.body) : changesText(changes),
      );
      if (changes === undefined) process.exitCode = 1;
    });
}

function taskIn({ announcement }: Reply): TaskFacts | undefined {
  return announcement.type === 'changes' ? announcement.task : undefined;
}

function changesText(changes: Changes): string {
  const { fileCount, files, linesAdded, linesRemoved, commits } = changes;
  if (fileCount === 0 && commits === 0) return 'No changes.';
  const more = fileCount > files.length ? [`… and ${fileCount - files.length} more`] : [];
  const total = `${count(fileCount, 'file')}, +${linesAdded} −${linesRemoved}, ${count(commits, 'commit')}`;
  return [table(files.map(row), terminalWidth()), ...more, total].filter((part) => part !== '').join('\n');
}

function row({ path, from, kind, linesAdded, linesRemoved }: ChangedFile): string[] {
  const isCounted = linesAdded !== undefined || linesRemoved !== undefined;
  const counts = isCounted ? `+${linesAdded ?? 0} −${linesRemoved ?? 0}` : 'no line counts';
  return [kind, counts, from === undefined ? path : `${from} → ${path}`];
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}
