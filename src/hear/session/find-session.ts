import type { Bus } from '../../core/bus.ts';
import { unlessRefused } from './unless-refused.ts';

export const LOGIND = 'org.freedesktop.login1';
export const SESSION = `${LOGIND}.Session`;

/**
 * The object of the person's session: the one with the display, for a user service belongs to none itself; else the one
 * this process is in; else the one that $XDG_SESSION_ID names. Undefined when logind knows none. Rejects
 * when it does not answer.
 */
export async function findSession(bus: Bus, env: NodeJS.ProcessEnv): Promise<string | undefined> {
  const call = (member: string, signature: string, argument: unknown) =>
    unlessRefused(
      bus.call({
        ...{ destination: LOGIND, path: '/org/freedesktop/login1', interface: `${LOGIND}.Manager` },
        ...{ member, signature, body: [argument] },
      }),
    ).then(asPath);
  const user = await call('GetUser', 'u', process.getuid?.() ?? 0);
  const display = user === undefined ? undefined : await displayOf(bus, user);
  if (display !== undefined) return display;
  const own = await call('GetSessionByPID', 'u', process.pid);
  if (own !== undefined) return own;
  const id = env['XDG_SESSION_ID'] ?? '';
  return id === '' ? undefined : call('GetSession', 's', id);
}

/** The property is (so): a session's id, '' for none, and its path. */
async function displayOf(bus: Bus, user: string): Promise<string | undefined> {
  const properties = { destination: LOGIND, path: user, interface: 'org.freedesktop.DBus.Properties' } as const;
  const body = [`${LOGIND}.User`, 'Display'];
  const display = await unlessRefused(bus.call({ ...properties, member: 'Get', signature: 'ss', body }));
  return Array.isArray(display) && display[0] !== '' ? asPath(display[1]) : undefined;
}

function asPath(value: unknown): string | undefined {
  return typeof value === 'string' && value.startsWith('/') && value !== '/' ? value : undefined;
}
