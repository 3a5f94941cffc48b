import { type ErrorCode, type ErrorFacts, WilcoError } from '../core/error.ts';
import { plainText } from '../core/plain-text.ts';

/** A person gets sentence and hint on stderr; a program gets `{"error":{code,message,hint}}` on stdout. */
export function reportError(facts: ErrorFacts, json: boolean): void {
  if (json) process.stdout.write(`${JSON.stringify({ error: facts })}\n`);
  else process.stderr.write(plainText(`wilco: ${facts.message}\n${facts.hint}\n`));
}

/** 2 is what trying again cannot mend; the service's unit does not restart the daemon on it. */
export function exitCodeOf(code: ErrorCode): 1 | 2 | 3 {
  if (code === 'bad_argument' || code === 'bad_config' || code === 'daemon_already_running') return 2;
  return code === 'daemon_not_running' ? 3 : 1;
}

/** What commander says ("error: unknown command 'taks'", perhaps with a suggestion) as a sentence of ours. */
export function usageError(message: string, args: readonly string[]): WilcoError {
  const [problem = '', suggestion] = message.replace(/^error: /, '').split('\n');
  const [command = '-'] = args;
  const help = command.startsWith('-') || problem === `unknown command '${command}'` ? '' : `${command} `;
  return new WilcoError({
    code: 'bad_argument',
    message: `${problem.charAt(0).toUpperCase()}${problem.slice(1).replace(/\.+$/, '')}.`,
    hint: `${suggestion === undefined ? '' : `${suggestion.replace(/^\(|\)$/g, '')} `}See: wilco ${help}--help`,
  });
}
