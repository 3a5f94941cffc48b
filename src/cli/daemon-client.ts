import { userPaths } from '../config/paths.ts';
import { DaemonClient } from '../protocol/client.ts';

/** The daemon of this user. Nothing is connected yet. */
export function daemonClient(): DaemonClient {
  return new DaemonClient({ socketPath: userPaths(process.env).socket });
}
