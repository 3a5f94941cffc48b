import type { ChangedFile, Changes } from '../../core/changes.ts';
import type { TaskFacts } from '../../core/task.ts';
import type { Milliseconds } from '../../core/time.ts';
import { firstLine } from './first-line.ts';

/** The top of a task's output file, in Markdown; ends with a heading for the output. */
export function outputHeader(task: TaskFacts): string {
  const facts: readonly (readonly [string, string | undefined])[] = [
    ['Status', task.status],
    ['Cause', task.status === 'failed' ? task.cause : undefined],
    ['Reason', task.reason],
    ['Project', task.projectDir],
    ['Agent', task.agent],
    ['Created', moment(task.createdAt)],
    ['Started', moment(task.startedAt)],
    ['Duration', duration(task.startedAt, task.completedAt)],
    ['Exit code', task.returnCode === undefined ? 'none' : String(task.returnCode)],
    ['Turns', task.turns?.toString()],
    ['Cost', task.cost === undefined ? undefined : dollars(task.cost)],
    ['Session', task.sessionId],
    [task.leftoversKept ? 'Left running' : 'Left running and stopped', task.leftovers.join(', ') || undefined],
    ...task.notes.map((note) => ['Note', note] as const),
    ['Changed', task.changes === undefined ? undefined : changed(task.changes)],
  ];
  const lines = facts.flatMap(([name, value]) =>
    value === undefined ? [] : [`- **${name}:** ${firstLine(value, 1_000)}`],
  );
  const files = task.changes === undefined ? [] : listed(task.changes);
  return `${titleLine(task)}\n\n${[...lines, ...files].join('\n')}\n\n## Output\n`;
}

/** Its first line, without the newline. */
export function titleLine(task: Pick<TaskFacts, 'id' | 'name'>): string {
  return `# Task ${task.id}: ${firstLine(task.name)}`;
}

function moment(at: Milliseconds | undefined): string {
  return at === undefined ? 'never' : new Date(at).toISOString();
}

function duration(from: Milliseconds | undefined, to: Milliseconds | undefined): string | undefined {
  if (from === undefined || to === undefined) return undefined;
  const seconds = Math.max(0, to - from) / 1000;
  if (seconds < 59.95) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)} min ${whole % 60} s`;
}

function dollars(cost: number): string {
  return `$${cost.toFixed(cost < 0.1 ? 4 : 2)}`;
}

function changed(changes: Changes): string {
  const parts = [
    changes.fileCount === 0 ? undefined : `${count(changes.fileCount, 'file')}, ${lines(changes)}`,
    changes.commits === 0 ? undefined : count(changes.commits, 'commit'),
  ].filter((part) => part !== undefined);
  return parts.join(', ') || 'nothing';
}

/** Each file on a line of its own, below "Changed". */
function listed({ files, fileCount }: Changes): readonly string[] {
  const lines = files.map((file) => `  - ${file.kind} ${namesOf(file)}${linesOf(file)}`);
  return fileCount > files.length ? [...lines, `  - and ${fileCount - files.length} more`] : lines;
}

function namesOf({ from, path }: ChangedFile): string {
  const names = from === undefined ? [path] : [from, path];
  return names.map((name) => code(firstLine(name, 1_000))).join(' → ');
}

function linesOf({ linesAdded = 0, linesRemoved = 0 }: ChangedFile): string {
  return linesAdded === 0 && linesRemoved === 0 ? '' : `, ${lines({ linesAdded, linesRemoved })}`;
}

function lines(of: { readonly linesAdded: number; readonly linesRemoved: number }): string {
  return `+${of.linesAdded} −${of.linesRemoved}`;
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}

/** As code, so that `__init__.py` is not taken for Markdown. */
function code(text: string): string {
  const runs = text.match(/`+/g) ?? [];
  const ticks = '`'.repeat(1 + Math.max(0, ...runs.map((run) => run.length)));
  return runs.length === 0 ? `${ticks}${text}${ticks}` : `${ticks} ${text} ${ticks}`;
}
