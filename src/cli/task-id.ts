import { InvalidArgumentError } from 'commander';

/** The number of a task among the arguments. Throws InvalidArgumentError for anything else. */
export function taskId(text: string): number {
  const id = Number(text);
  if (!Number.isSafeInteger(id) || id < 1) throw new InvalidArgumentError('It must be the number of a task.');
  return id;
}
