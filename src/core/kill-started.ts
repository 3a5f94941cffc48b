/** A program that may have been started, as Node's and execa's are. */
export interface Startable {
  /** Undefined where it could not be started. */
  readonly pid?: number | undefined;
  kill(signal?: NodeJS.Signals): boolean;
}

/**
 * Sends a signal to a program, if it could be started. Where it could not, Node itself would, in that same turn, signal a
 * process of any number (seen with strace): 0 among them, which is this process and all of its group. The same goes for
 * Node's option `signal`.
 */
export function killStarted(program: Startable, signal: NodeJS.Signals = 'SIGKILL'): void {
  if (program.pid !== undefined) program.kill(signal);
}
