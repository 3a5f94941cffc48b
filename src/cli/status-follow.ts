import type { PartState } from '../core/heard.ts';
import { plainText } from '../core/plain-text.ts';
import type { HearingView } from '../protocol/api.ts';
import { levelBar } from './level-bar.ts';
import type { JsonOption } from './print.ts';

/** Columns of the bar. */
const WIDTH = 40;

/**
 * Shows each look until the daemon ends or the person does: on a terminal one line that is written anew, elsewhere a line
 * whenever what listens has changed, with `--json` every look as a line of its own.
 */
export async function followHearing(views: AsyncIterable<HearingView>, { json = false }: JsonOption): Promise<void> {
  let last = '';
  for await (const view of views) {
    if (json) {
      process.stdout.write(`${JSON.stringify(view)}\n`);
      continue;
    }
    const line = plainText(process.stdout.isTTY ? `${barOf(view)}  ${stateOf(view)}` : stateOf(view));
    if (process.stdout.isTTY) process.stdout.write(`\r\u001b[K${shortened(line, process.stdout.columns)}`);
    else if (line !== last) process.stdout.write(`${line}\n`);
    last = line;
  }
  if (process.stdout.isTTY && !json) process.stdout.write('\n');
}

/** What listens, in a line. */
export function stateOf({ hearing }: HearingView): string {
  if (hearing.talking) return 'listening';
  const parts: readonly (readonly [string, PartState])[] = [
    ['talk key', hearing.hotkey],
    ['microphone', hearing.microphone],
    ['recogniser', hearing.recogniser],
    ['wake word', hearing.wakeWord],
  ];
  const broken = parts.flatMap(([name, state]) => (state.type === 'broken' ? [`${name}: ${state.error.message}`] : []));
  if (broken.length > 0) return broken.join(' ');
  const starting = parts.flatMap(([name, state]) => (state.type === 'starting' ? [`${name}: ${state.detail}`] : []));
  return starting.length > 0 ? starting.join(', ') : `ready, microphone ${detailOf(hearing.microphone)}`;
}

function barOf({ level }: HearingView): string {
  return level === null ? 'closed'.padEnd(WIDTH) : levelBar(level, WIDTH);
}

function detailOf(state: PartState): string {
  return state.type === 'broken' ? state.error.message : state.detail;
}

function shortened(line: string, columns: number | undefined): string {
  return columns === undefined || line.length < columns ? line : line.slice(0, columns - 1);
}
