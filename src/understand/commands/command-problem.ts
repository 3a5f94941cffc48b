import { basename } from 'node:path';
import { WilcoError } from '../../core/error.ts';
import type { DefinitionPath, Locate } from '../templates/place.ts';

/** What is wrong with a command of the person's own. */
export interface CommandProblem {
  /** In the config: "commands", 0, "sentences", 1. */
  readonly path: DefinitionPath;
  /** How many characters into the text there. */
  readonly offset?: number;
  /** A sentence without its place and its full stop. */
  readonly what: string;
  readonly remedy: string;
}

/** Throws `bad_config` with the first problem as the sentence and the others in the hint; nothing where there is none. */
export function throwProblems(problems: readonly CommandProblem[], placeOf: Locate | undefined): void {
  const [first, ...others] = problems;
  if (first === undefined) return;
  const also = others.slice(0, MOST_OTHERS).map((problem) => `Also ${sentenceOf(problem, placeOf)}\n`);
  const file = placeOf?.(first.path)?.file;
  const then = file === undefined ? '' : ` Correct ${file}, then: wilco config check`;
  throw new WilcoError({
    code: 'bad_config',
    message: sentenceOf(first, placeOf),
    hint: `${also.join('')}${first.remedy}${then}`,
  });
}

const MOST_OTHERS = 9;

/** In the form of the config's own problems: "config.toml line 3, column 15: …". */
function sentenceOf({ path, offset = 0, what }: CommandProblem, placeOf: Locate | undefined): string {
  const place = placeOf?.(path);
  if (place === undefined) return `${what[0]?.toUpperCase() ?? ''}${what.slice(1)}.`;
  return `${basename(place.file)} line ${place.line}, column ${place.column + offset}: ${what}.`;
}
