import type { TaskFacts } from '../../core/task.ts';
import type { Milliseconds } from '../../core/time.ts';
import { firstLine } from './first-line.ts';

/** The top of a task's output file, in Markdown; ends with a heading for the output. */
export function outputHeader(task: TaskFacts): string {
  const facts: readonly (readonly [string, string | undefined])[] = [
    ['Status', task.status],
    ['Project', task.projectDir],
    ['Agent', task.agent],
    ['Created', moment(task.createdAt)],
    ['Started', moment(task.startedAt)],
    ['Duration', duration(task.startedAt, task.completedAt)],
    ['Exit code', task.returnCode === undefined ? 'none' : String(task.returnCode)],
    ['Reason', task.reason],
    ['Left running and stopped', task.leftovers.join(', ') || undefined],
  ];
  const lines = facts.flatMap(([name, value]) => (value === undefined ? [] : [`- **${name}:** ${value}`]));
  return `# Task ${task.id}: ${firstLine(task.name)}\n\n${lines.join('\n')}\n\n## Output\n`;
}

function moment(at: Milliseconds | undefined): string {
  return at === undefined ? 'never' : new Date(at).toISOString();
}

function duration(from: Milliseconds | undefined, to: Milliseconds | undefined): string | undefined {
  if (from === undefined || to === undefined) return undefined;
  const seconds = Math.max(0, to - from) / 1000;
  if (seconds < 60) return `${seconds.toFixed(1)} s`;
  return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
}
