import type { CustomAction, CustomCommand } from '../../../src/core/custom-command.ts';
import { WilcoError } from '../../../src/core/error.ts';
import type { Locate } from '../../../src/understand/templates/place.ts';

/** A command that says something, but for what `facts` say. */
export function command(name: string, sentences: readonly string[], facts: Partial<CustomCommand> = {}): CustomCommand {
  return { name, sentences, lists: {}, confirm: false, action: { type: 'say', text: 'Done.' }, ...facts };
}

export function run(...command: readonly [string, ...string[]]): Extract<CustomAction, { type: 'run' }> {
  return { type: 'run', command, dir: undefined, timeout: 1000 };
}

/** A place for every path, that can be told from the others: its line is the path itself. */
export const placeOf: Locate = (path) => ({ file: '/home/someone/config.toml', line: lineOf(path), column: 10 });

/** Command, part and element as digits: commands, 1, sentences, 2 is line 112. */
function lineOf([, index = 0, part = '', element = 0]: readonly (string | number)[]): number {
  return Number(index) * 100 + PARTS.indexOf(String(part)) * 10 + (typeof element === 'number' ? element : 0);
}

const PARTS = ['', 'sentences', 'lists', 'run', 'start', 'say', 'dir', 'project', 'agent'];

/** The error that `work` throws; fails where it throws none. */
export function thrownBy(work: () => void): WilcoError {
  try {
    work();
  } catch (thrown) {
    if (thrown instanceof WilcoError) return thrown;
    throw thrown;
  }
  throw new Error('nothing was thrown');
}
