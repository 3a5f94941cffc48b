import { existsSync } from 'node:fs';
import { tryLock } from '../act/journal/file-lock.ts';
import { loadConfig } from '../config/load.ts';
import { userPaths } from '../config/paths.ts';
import { version } from '../config/version.ts';
import { errorFacts } from '../core/error.ts';
import { isLive } from '../core/task.ts';
import { ProtocolServer } from '../protocol/server.ts';
import { buildRooms } from './build-rooms.ts';
import { daemonApi } from './daemon-api.ts';
import { daemonStatus, type StatusSources } from './daemon-status.ts';
import { greeting } from './greeting.ts';
import { Line } from './line.ts';
import { notifySystemd } from './notify-systemd.ts';
import { StderrLog } from './stderr-log.ts';
import { TakeLog } from './take-log.ts';

export interface DaemonOptions {
  /** A person started it in a terminal: greet, and take the directory for a project. */
  readonly foreground: boolean;
  /** A config file instead of the usual one. */
  readonly config?: string;
}

/** What a restart cannot mend, so that systemd does not try (RestartPreventExitStatus in the unit). */
const HOPELESS = 2;

/**
 * Runs the daemon until SIGINT, SIGTERM, SIGHUP or `wilco stop`. Resolves with the exit code: 0 ended as told, 1 a
 * fault, 2 a fault that a restart cannot mend (a broken config, a second daemon). What is wrong stands on stderr.
 */
export async function runDaemon(options: DaemonOptions): Promise<number> {
  const end = new AbortController();
  const stop = () => end.abort();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
  try {
    await run(options, end);
    return 0;
  } catch (cause) {
    if (end.signal.aborted && cause === end.signal.reason) return 0;
    const { code, message, hint } = errorFacts(cause);
    process.stderr.write(`wilco: ${message}\n${hint}\n`);
    return code === 'bad_config' || code === 'daemon_already_running' || code === 'state_in_use' ? HOPELESS : 1;
  } finally {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.off(signal, stop);
  }
}

async function run({ foreground, config: configFile }: DaemonOptions, end: AbortController): Promise<void> {
  const startedAt = Date.now();
  const { NOTIFY_SOCKET: _, ...env } = process.env;
  const log = new StderrLog({ service: !foreground });
  const paths = userPaths(env, configFile);
  const { config, found, placeOf } = await loadConfig(paths, env);
  const foregroundDir = foreground ? startDirectory(env) : undefined;
  const { stateDir, wordsFile } = paths;
  const rooms = buildRooms(config, { env, stateDir, foregroundDir, log, wordsFile, placeOf, end: () => end.abort() });
  const takes = new TakeLog();
  const line = new Line(rooms, log, takes);
  const sources: StatusSources = {
    ...{ rooms, config, configFound: found, paths, takes, version: version(), startedAt },
  };
  const api = daemonApi({ rooms, line, status: () => daemonStatus(sources), end: () => end.abort() });
  const server = new ProtocolServer({ socketPath: paths.socket, api, lock: tryLock, version: version(), log });

  await server.claim();
  try {
    const telling = rooms.tell.start(end.signal);
    await rooms.act.start(end.signal);
    const running = line.run(end.signal);
    await Promise.all([server.start(), rooms.hear.settled(end.signal)]);
    end.signal.throwIfAborted();
    await notifySystemd('READY=1');
    if (foreground) {
      await telling;
      process.stdout.write(await greet(sources, env));
    }
    log.open();
    log.info('ready');
    rooms.understand.rehearse(rooms.act.situation());
    await running;
    await notifySystemd('STOPPING=1');
  } finally {
    end.abort();
    await server.stop();
    await rooms.act.stop();
    await rooms.tell.close();
  }
}

async function greet({ rooms, config }: StatusSources, env: NodeJS.ProcessEnv): Promise<string> {
  const { projects, currentProject, tasks } = rooms.act.situation();
  const agent = (await rooms.act.checks()).find(({ name }) => name === `agent ${config.agent.default}`);
  return greeting({
    hearing: rooms.hear.state(),
    telling: rooms.tell.state(),
    key: config.hotkey.key,
    mode: config.hotkey.mode,
    currentProject,
    projects,
    agentMissing: agent?.type === 'missing' ? `${agent.detail} ${agent.remedy}` : undefined,
    tasksRunning: tasks.filter(isLive).length,
    command: env['npm_lifecycle_event'] === 'start' ? 'bin/wilco' : 'wilco',
  });
}

/** Where the person stood. Under `npm start` that is not the working directory, which npm sets to the package's. */
function startDirectory(env: NodeJS.ProcessEnv): string {
  const initial = env['npm_lifecycle_event'] === 'start' ? env['INIT_CWD'] : undefined;
  return initial !== undefined && existsSync(initial) ? initial : process.cwd();
}
