import { execa } from 'execa';
import { WilcoError } from '../core/error.ts';

/** What `systemctl --user` answered. */
export interface SystemctlAnswer {
  /** 127 when there is no systemctl. */
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Port: the person's own systemd. */
export interface Systemctl {
  /** Runs `systemctl --user` with these arguments. A refusal is an answer; rejects only when `signal` aborts. */
  ask(args: readonly string[], signal: AbortSignal): Promise<SystemctlAnswer>;
}

/** The real one. */
export function userSystemctl(env: NodeJS.ProcessEnv): Systemctl {
  return {
    async ask(args, signal) {
      const result = await execa('systemctl', ['--user', '--no-pager', ...args], {
        env: { ...env, LC_ALL: 'C' },
        extendEnv: false,
        stdin: 'ignore',
        reject: false,
        cancelSignal: signal,
      });
      signal.throwIfAborted();
      return { exitCode: result.exitCode ?? 127, stdout: result.stdout, stderr: result.stderr };
    },
  };
}

/** As `ask`, but a refusal rejects with `service`, in systemd's own words. */
export async function demand(systemctl: Systemctl, args: readonly string[], signal: AbortSignal): Promise<string> {
  const answer = await systemctl.ask(args, signal);
  if (answer.exitCode === 0) return answer.stdout;
  throw new WilcoError({
    code: 'service',
    message: `systemctl --user ${args.join(' ')} failed: ${firstLine(answer.stderr) || `exit code ${answer.exitCode}`}`,
    hint: 'Look at: journalctl --user -u wilco -n 20',
  });
}

/**
 * The version of the person's systemd manager (252), and the proof that it answers at all. Rejects with `service` on a
 * machine without systemd, and in a session that has no manager (su, sudo, a container).
 */
export async function systemdVersion(systemctl: Systemctl, signal: AbortSignal): Promise<number> {
  const answer = await systemctl.ask(['show', '--property=Version', '--value'], signal);
  if (answer.exitCode === 0) return Number.parseInt(answer.stdout, 10);
  const missing = answer.exitCode === 127;
  throw new WilcoError({
    code: 'service',
    message: missing
      ? 'There is no systemd on this machine.'
      : `No systemd manager answers for this user: ${firstLine(answer.stderr)}`,
    hint: missing
      ? 'Start wilco daemon from what starts your other programs.'
      : 'Log in as this user on a desktop or by ssh (not by su or sudo) and try again, or run: wilco daemon',
  });
}

function firstLine(text: string): string {
  return text.trim().split('\n')[0] ?? '';
}
