import { WilcoError } from '../core/error.ts';
import { plainText } from '../core/plain-text.ts';
import type { Reply } from '../protocol/api.ts';
import { type JsonOption, print } from './print.ts';

/**
 * Prints what Wilco answered and sets the exit code: 0 when it was done or answered, 1 when nothing was understood or
 * heard. A problem is thrown as the error it is.
 */
export function printReply(reply: Reply, options: JsonOption): void {
  const { announcement } = reply;
  if (announcement.type === 'problem') throw new WilcoError(announcement.error);
  print(options, reply, () => replyText(reply));
  if (announcement.type === 'notUnderstood' || announcement.type === 'nothingHeard') process.exitCode = 1;
}

/** The same for a command that is not done while Wilco asks back: a question is exit code 1 as well. */
export function printOutcome(reply: Reply, options: JsonOption): void {
  printReply(reply, options);
  if (reply.announcement.type === 'question') process.exitCode = 1;
}

function replyText({ heard, earlier = [], phrase }: Reply): string {
  const phrases = [...earlier.map((told) => told.phrase), phrase];
  const lines = [heard === undefined ? '' : `Heard: ${heard}`, ...phrases.flatMap(({ title, body }) => [title, body])];
  return plainText(lines.filter((line) => line !== '').join('\n'));
}
