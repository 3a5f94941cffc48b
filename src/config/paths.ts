import { statSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join } from 'node:path';

/** Where things live for the user; all absolute. Nothing here is made or read. */
export interface Paths {
  readonly configFile: string;
  /** Whether somebody asked for this very file, so that it must exist. */
  readonly configNamed: boolean;
  /** The words added by voice; beside the config file. */
  readonly wordsFile: string;
  /** Journal, task logs, history. */
  readonly stateDir: string;
  readonly dataDir: string;
  /** The large models of recognisers, a folder each. */
  readonly modelsDir: string;
  /** This user's alone (0700); holds the socket. */
  readonly runtimeDir: string;
  readonly socket: string;
}

/**
 * The places by the XDG Base Directory Specification 0.8 (a value that is not absolute counts as not set), with
 * WILCO_CONFIG or `configFile`, which goes before it, for the file. Without XDG_RUNTIME_DIR (cron, ssh without a
 * session, su) it is /run/user/UID where that exists, so that it finds the session's daemon, else /tmp/wilco-UID, not
 * what TMPDIR says, so that every shell of the user finds the same.
 */
export function userPaths(env: NodeJS.ProcessEnv, configFile?: string): Paths {
  const home = absolute(env['HOME']) ?? homedir();
  const config = absolute(env['XDG_CONFIG_HOME']) ?? join(home, '.config');
  const named = configFile ?? (env['WILCO_CONFIG'] || undefined);
  const runtimeDir = runtimeFolder(absolute(env['XDG_RUNTIME_DIR']));
  const dataDir = join(absolute(env['XDG_DATA_HOME']) ?? join(home, '.local', 'share'), 'wilco');
  const file = named === undefined ? join(config, 'wilco', 'config.toml') : fromHere(named, home);
  return {
    configFile: file,
    configNamed: named !== undefined,
    wordsFile: join(dirname(file), 'words.toml'),
    stateDir: join(absolute(env['XDG_STATE_HOME']) ?? join(home, '.local', 'state'), 'wilco'),
    dataDir,
    modelsDir: join(dataDir, 'models'),
    runtimeDir,
    socket: join(runtimeDir, 'wilco.sock'),
  };
}

/** Where Node may keep the daemon's compiled code: it saves a third of the start's time. Can be deleted at any time. */
export function compileCache(env: NodeJS.ProcessEnv): string {
  const home = absolute(env['HOME']) ?? homedir();
  return join(absolute(env['XDG_CACHE_HOME']) ?? join(home, '.cache'), 'wilco', 'compiled');
}

/** `path` with a leading "~" or "~/" as `home`; any other as it is. */
export function expandHome(path: string, home: string): string {
  if (path === '~') return home;
  return path.startsWith('~/') ? join(home, path.slice(2)) : path;
}

function fromHere(path: string, home: string): string {
  const expanded = expandHome(path, home);
  return isAbsolute(expanded) ? expanded : join(process.cwd(), expanded);
}

function runtimeFolder(given: string | undefined): string {
  if (given !== undefined) return join(given, 'wilco');
  const uid = process.getuid?.() ?? 0;
  const session = `/run/user/${uid}`;
  return isOwnFolder(session, uid) ? join(session, 'wilco') : `/tmp/wilco-${uid}`;
}

function isOwnFolder(path: string, uid: number): boolean {
  const facts = statSync(path, { throwIfNoEntry: false });
  return facts?.isDirectory() === true && facts.uid === uid;
}

function absolute(path: string | undefined): string | undefined {
  return path !== undefined && isAbsolute(path) ? path : undefined;
}
