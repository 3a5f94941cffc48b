import { WilcoError } from '../../core/error.ts';
import { inPlainWords } from '../system-errors.ts';

/**
 * For `TaskFacts.notes`: why the output file of a task is missing, by what `writeOutputFile` rejected with, and what to
 * do.
 */
export function noteOnOutputFile(thrown: unknown, taskId: number): string {
  return `Its output file could not be written: ${why(thrown)} ${remedy(thrown, taskId)}`;
}

function why(thrown: unknown): string {
  if (thrown instanceof WilcoError) return lowerFirst(thrown.message);
  return `${inPlainWords(thrown).replace(/\.$/, '')}.`;
}

/** A message that begins with a path keeps it. */
function lowerFirst(message: string): string {
  return /^[A-Z][a-z]/.test(message) ? `${message.charAt(0).toLowerCase()}${message.slice(1)}` : message;
}

function remedy(thrown: unknown, taskId: number): string {
  const isInTheWay = thrown instanceof WilcoError && thrown.code === 'state_unwritable';
  return isInTheWay ? thrown.hint : `Its output is still to be had: wilco output ${taskId}`;
}
