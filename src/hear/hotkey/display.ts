import { createConnection, type NetConnectOpts } from 'node:net';
import type { Milliseconds } from '../../core/time.ts';

const PATIENCE: Milliseconds = 1000;

/**
 * Whether an X server listens at `display` (":0", "host:10.0"). Resolves within a second, never rejects. It does not
 * say whether the server would let this person in.
 */
export async function displayAnswers(display: string): Promise<boolean> {
  for (const address of addressesOf(display)) {
    if (await listens(address)) return true;
  }
  return false;
}

/** Where Xlib looks for a display: the Unix socket, its abstract twin, or TCP port 6000 + n (man 7 X). */
function addressesOf(display: string): readonly NetConnectOpts[] {
  const [, host = '', number] = /^(.*):(\d+)(?:\.\d+)?$/.exec(display) ?? [];
  if (number === undefined) return [];
  const unix = `/tmp/.X11-unix/X${number}`;
  if (host === '' || host === 'unix') return [{ path: unix }, { path: `\0${unix}` }];
  if (host.startsWith('/')) return [{ path: `${host}:${number}` }, { path: host }];
  return [{ host, port: 6000 + Number(number) }];
}

function listens(address: NetConnectOpts): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection(address);
    const answer = (listening: boolean) => {
      socket.destroy();
      resolve(listening);
    };
    socket.setTimeout(PATIENCE, () => answer(false));
    socket.once('connect', () => answer(true));
    socket.once('error', () => answer(false));
  });
}
