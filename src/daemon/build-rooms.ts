import type { ActSettings } from '../act/act-settings.ts';
import { Acting } from '../act/acting.ts';
import type { TaskSettings } from '../act/tasks/task-settings.ts';
import type { Config } from '../config/config.ts';
import type { Log } from '../core/log.ts';
import { createHearing, type HearSettings } from '../hear/create-hearing.ts';
import type { Hearing } from '../hear/hearing.ts';
import { createTelling } from '../tell/create-telling.ts';
import type { Telling } from '../tell/telling.ts';
import { Understanding } from '../understand/understanding.ts';

/** The four rooms, built and not yet started. */
export interface BuiltRooms {
  readonly hear: Hearing;
  readonly understand: Understanding;
  readonly act: Acting;
  readonly tell: Telling;
}

export interface Surroundings {
  readonly env: NodeJS.ProcessEnv;
  readonly stateDir: string;
  /** The directory in which a person started the daemon by hand; undefined as a service. */
  readonly foregroundDir: string | undefined;
  readonly log: Log;
}

/** Builds the rooms from the config. Throws `bad_config` for a talk key that does not exist. */
export function buildRooms(config: Config, { env, stateDir, foregroundDir, log }: Surroundings): BuiltRooms {
  const understand = new Understanding({
    vocabulary: config.vocabulary,
    trustPrompts: config.recogniser.trustPrompts,
  });
  const act = new Acting({
    settings: actSettings(config, { stateDir, foregroundDir, sentences: () => understand.sentences() }),
    env,
    log,
  });
  return {
    understand,
    act,
    hear: createHearing(hearSettings(config), { jobs: act.jobs, log, env }),
    tell: createTelling(config, { jobs: act.jobs, log, env }),
  };
}

/** The config as the room HEAR wants it. */
export function hearSettings(config: Config): HearSettings {
  return {
    hotkey: config.hotkey,
    microphone: config.microphone,
    recogniser: config.recogniser,
  };
}

/** The config as the room ACT wants it. */
export function actSettings(
  config: Config,
  more: Pick<ActSettings, 'stateDir' | 'foregroundDir' | 'sentences'>,
): ActSettings {
  const { maxTurns, maxCost } = config.tasks;
  return {
    ...more,
    defaultAgent: config.agent.default,
    agents: config.agents,
    projects: config.projects,
    tasks: taskSettings(config.tasks),
    limits: {
      ...(maxTurns === undefined ? {} : { turns: maxTurns }),
      ...(maxCost === undefined ? {} : { cost: maxCost }),
    },
    secrets: [config.recogniser.openai.apiKeyEnv],
  };
}

function taskSettings(tasks: Config['tasks']): Partial<TaskSettings> {
  return {
    cancelGrace: tasks.cancelGrace,
    resultGrace: tasks.graceAfterResult,
    stalledAfter: tasks.stalledAfter,
    endStalled: tasks.endStalled,
    timeLimit: tasks.timeLimit,
    atOnce: tasks.atOnce,
    logLimit: tasks.logLimit,
    leftovers: tasks.leftovers,
    containment: tasks.containment,
    keepEnded: tasks.keepEnded,
  };
}
