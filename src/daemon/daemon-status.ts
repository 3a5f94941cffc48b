import type { Config } from '../config/config.ts';
import type { Paths } from '../config/paths.ts';
import type { Check } from '../core/check.ts';
import type { PartState } from '../core/heard.ts';
import type { Milliseconds } from '../core/time.ts';
import type { Status } from '../protocol/api.ts';
import type { BuiltRooms } from './build-rooms.ts';
import { installedAgents, limitChecks } from './config-checks.ts';
import type { TakeLog } from './take-log.ts';

export interface StatusSources {
  readonly rooms: BuiltRooms;
  readonly config: Config;
  readonly configFound: boolean;
  readonly paths: Pick<Paths, 'configFile'>;
  readonly takes: TakeLog;
  readonly version: string;
  readonly startedAt: Milliseconds;
}

/** How the running daemon stands. Asks only what costs nothing: no sound is played and no popup shown. */
export async function daemonStatus(sources: StatusSources): Promise<Status> {
  const { rooms, config, paths } = sources;
  const { tasks } = rooms.act.situation();
  const count = (...statuses: readonly string[]) => tasks.filter(({ status }) => statuses.includes(status)).length;
  const { popups, speech } = rooms.tell.state();
  return {
    version: sources.version,
    pid: process.pid,
    uptime: Date.now() - sources.startedAt,
    configFile: paths.configFile,
    configFound: sources.configFound,
    hearing: rooms.hear.state(),
    tasks: {
      running: count('running'),
      pending: count('pending'),
      ended: count('completed', 'failed', 'cancelled'),
    },
    agents: installedAgents(config, process.env),
    checks: [
      ...[stateCheck('popups', popups), stateCheck('speech', speech)],
      ...(await rooms.act.checks()),
      ...limitChecks(config),
    ],
    lastTakes: sources.takes.all(),
  };
}

function stateCheck(name: string, state: PartState): Check {
  switch (state.type) {
    case 'ready':
    case 'off':
    case 'starting':
      return { name, type: 'ok', detail: state.detail };
    case 'broken':
      return { name, type: 'warning', detail: state.error.message, remedy: state.error.hint };
  }
}
