import { execa } from 'execa';

/** What can be told to the service manager, as sd_notify(3) spells it. */
export type SystemdState = 'READY=1' | 'STOPPING=1' | 'RELOADING=1' | `STATUS=${string}`;

/**
 * Tells systemd how the daemon stands. Resolves when systemd has it, at once where systemd did not start this process;
 * never rejects and prints nothing, for the daemon's work does not depend on it. Native code is loaded only under
 * systemd. Agents must not inherit NOTIFY_SOCKET, or they could speak for the daemon.
 */
export async function notifySystemd(state: SystemdState, env: NodeJS.ProcessEnv = process.env): Promise<void> {
  if (!env['NOTIFY_SOCKET']) return;
  try {
    await byLibrary(state, env['NOTIFY_SOCKET']);
  } catch {
    await byProgram(state, env);
  }
}

/** libsystemd comes with every systemd. sd_notify reads the address from the process's own environment. */
async function byLibrary(state: SystemdState, address: string): Promise<void> {
  if (process.env['NOTIFY_SOCKET'] !== address) throw new Error('the address of another process');
  const { default: koffi } = await import('koffi');
  const sdNotify = koffi.load('libsystemd.so.0').func('int sd_notify(int unset_environment, const char *state)');
  const result: number = sdNotify(0, state);
  if (result <= 0) throw new Error(`sd_notify gave ${result}`);
}

/** The unit allows it: NotifyAccess=all. */
async function byProgram(state: SystemdState, env: NodeJS.ProcessEnv): Promise<void> {
  await execa('systemd-notify', [state], { env, extendEnv: false, stdio: 'ignore', reject: false, timeout: 5_000 });
}
