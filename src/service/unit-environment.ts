import { delimiter, isAbsolute } from 'node:path';

/** Where a shell that lost its PATH would look. */
const PLAIN_PATH = '/usr/local/bin:/usr/bin:/bin';

/** Variables that decide which config, journal and models are meant: command line and service must agree on them. */
const PLACES = ['XDG_CONFIG_HOME', 'XDG_STATE_HOME', 'XDG_DATA_HOME'];

/**
 * What of the installing person's environment goes into the unit: a service's own PATH lacks ~/.local/bin and the
 * folders of version managers, where the agents are. No other variable: they may be secrets.
 */
export function unitEnvironment(env: NodeJS.ProcessEnv): ReadonlyMap<string, string> {
  const places = PLACES.flatMap((name) => (env[name] ? [[name, env[name]] as const] : []));
  return new Map([['PATH', lastingPath(env['PATH'] ?? '')], ...places]);
}

/** Without doubles, relative folders, and those that npm puts in front while one of its scripts runs. */
function lastingPath(path: string): string {
  const folders = path
    .split(delimiter)
    .filter((folder) => isAbsolute(folder) && !/\/node_modules\/\.bin$|\/node-gyp-bin$/.test(folder));
  return folders.length === 0 ? PLAIN_PATH : [...new Set(folders)].join(delimiter);
}
