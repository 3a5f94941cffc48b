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

/**
 * Lets the X server tell what it has kept back: with nothing to write to any client, it does not write the repeats of a
 * held key either to those who record. Any connection is answered, with a refusal if need be. Resolves within a second,
 * never rejects.
 */
export async function nudgeDisplay(display: string): Promise<void> {
  for (const address of addressesOf(display)) {
    if (await listens(address, HELLO)) return;
  }
}

/** The connection setup of X11, in little endian, version 11.0, without authorization (X Window System Protocol, 8). */
const HELLO = Uint8Array.of(0x6c, 0, 11, 0, 0, 0, 0, 0, 0, 0, 0, 0);

/** Where Xlib looks for a display: the Unix socket, its abstract twin, or TCP port 6000 + n (man 7 X). */
function addressesOf(display: string): readonly NetConnectOpts[] {
  const [, host = '', number] = /^(.*):(\d+)(?:\.\d+)?$/.exec(display) ?? [];
  if (number === undefined) return [];
  const unix = `/tmp/.X11-unix/X${number}`;
  if (host === '' || host === 'unix') return [{ path: unix }, { path: `\0${unix}` }];
  if (host.startsWith('/')) return [{ path: `${host}:${number}` }, { path: host }];
  return [{ host, port: 6000 + Number(number) }];
}

/** Whether anybody takes the connection, and answers `hello` if that is given. */
function listens(address: NetConnectOpts, hello?: Uint8Array): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection(address);
    const answer = (listening: boolean) => {
      socket.destroy();
      resolve(listening);
    };
    socket.setTimeout(PATIENCE, () => answer(false));
    socket.once('connect', () => (hello === undefined ? answer(true) : socket.write(hello)));
    socket.once('data', () => answer(true));
    socket.once('close', () => answer(false));
    socket.once('error', () => answer(false));
  });
}
