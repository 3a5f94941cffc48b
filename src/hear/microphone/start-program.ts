import type { ChildProcess } from 'node:child_process';
import { channel } from 'node:diagnostics_channel';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import lpcm16, { type Recording } from 'node-record-lpcm16';
import type { RecorderCall } from './recorder-program.ts';

const givenCommand = fileURLToPath(
  new URL(extname(import.meta.url) === '.ts' ? './given-command.cts' : './given-command.cjs', import.meta.url),
);

/** Node tells every process that it creates there: https://nodejs.org/api/diagnostics_channel.html#built-in-channels */
const created = channel('child_process');

/**
 * Starts a recorder program through node-record-lpcm16. Throws what kept the process from being spawned, when the
 * package throws of it: with no descriptor left (EMFILE) it does, and of the process that it leaves behind the failure
 * would still arrive as an event that nobody handles, which ends the daemon.
 */
export function startProgram(call: RecorderCall, env: NodeJS.ProcessEnv): Recording {
  const spawned: ChildProcess[] = [];
  const remember = (message: unknown) => {
    spawned.push((message as { readonly process: ChildProcess }).process);
  };
  created.subscribe(remember);
  try {
    return lpcm16.record({
      recorder: givenCommand,
      program: call.program,
      arguments: call.arguments,
      environment: { ...env, ...call.environment },
    });
  } catch (thrown) {
    for (const child of spawned) child.removeAllListeners().on('error', () => undefined);
    throw thrown;
  } finally {
    created.unsubscribe(remember);
  }
}
