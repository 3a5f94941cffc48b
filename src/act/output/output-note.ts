import { WilcoError } from '../../core/error.ts';

/**
 * One sentence, for `TaskFacts.notes`, on why a task's output file is missing: what `writeOutputFile` rejected with.
 */
export function noteOnOutputFile(thrown: unknown): string {
  return `Its output file could not be written: ${why(thrown)}`;
}

function why(thrown: unknown): string {
  if (thrown instanceof WilcoError) return lowerFirst(thrown.message);
  if (!(thrown instanceof Error)) return 'nobody knows why.';
  const code = 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : undefined;
  return code === undefined ? `${thrown.message.replace(/\.$/, '')}.` : (SENTENCES[code] ?? `the system says ${code}.`);
}

/** A message that begins with a path keeps it. */
function lowerFirst(message: string): string {
  return /^[A-Z][a-z]/.test(message) ? `${message.charAt(0).toLowerCase()}${message.slice(1)}` : message;
}

const SENTENCES: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full.',
  EDQUOT: "the disk's quota is used up.",
  EROFS: "the project's disk is read-only.",
  EACCES: "Wilco may not write into the project's folder.",
  EPERM: "Wilco may not write into the project's folder.",
  ENOENT: 'its folder went away while it was written.',
  EMFILE: 'too many files are open.',
  ENFILE: 'too many files are open.',
  EIO: 'the disk has an error.',
};
