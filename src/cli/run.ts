import { CommanderError } from 'commander';
import { errorFacts, WilcoError } from '../core/error.ts';
import { buildProgram } from './program.ts';
import { exitCodeOf, reportError, usageError } from './report-error.ts';

/**
 * The command line. Resolves when the command is done; `process.exitCode` is then 0 (done), 1 (refused, failed, not
 * understood), 2 (wrong usage or config) or 3 (no daemon runs). Never rejects.
 */
export async function run(args: readonly string[]): Promise<void> {
  process.stdout.on('error', leave);
  process.stderr.on('error', leave);
  try {
    const program = await buildProgram(args);
    if (args.length === 0) program.outputHelp();
    else await program.parseAsync(args, { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) leaveUsage(error, args);
    else fail(error, args);
  }
}

/** Help and the version are no errors; a group without its subcommand has already printed its help. */
function leaveUsage(error: CommanderError, args: readonly string[]): void {
  if (error.exitCode === 0) return;
  if (error.code === 'commander.help') process.exitCode = 2;
  else fail(usageError(error.message, args), args);
}

function fail(error: unknown, args: readonly string[]): void {
  const facts = errorFacts(error);
  reportError(facts, wantsJson(args));
  if (!(error instanceof WilcoError) && process.env['WILCO_DEBUG'] && error instanceof Error) {
    process.stderr.write(`${error.stack}\n`);
  }
  process.exitCode = exitCodeOf(facts.code);
}

function wantsJson(args: readonly string[]): boolean {
  const end = args.indexOf('--');
  return (end === -1 ? args : args.slice(0, end)).includes('--json');
}

/** Whoever read our output has enough of it (`wilco output 1 | head`), or what takes it is full. */
function leave(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') process.exit(0);
  const hint = 'Make room where it goes, or send it elsewhere.';
  reportError({ code: 'internal', message: `The output cannot be written: ${error.code}.`, hint }, false);
  process.exit(1);
}
