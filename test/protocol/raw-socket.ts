import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';

/** A connection without any client, for bytes that no client would send. */
export async function rawConnection(socketPath: string): Promise<Socket> {
  const socket = connect(socketPath);
  await once(socket, 'connect');
  return socket;
}

/** Sends bytes and gives every message that comes back until the other side closes. */
export async function answersTo(socketPath: string, bytes: Uint8Array | string): Promise<unknown[]> {
  const socket = await rawConnection(socketPath);
  socket.write(bytes);
  const answer = await text(socket);
  return answer
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
}
