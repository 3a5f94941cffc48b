import { homedir } from 'node:os';
import type { Config } from './config.ts';
import { expandHome, type Paths } from './paths.ts';
import { badConfig, readConfig } from './read-file.ts';
import type { ConfigFile } from './schema.ts';

export interface LoadedConfig {
  readonly config: Config;
  /** False: there is no file, all values are defaults. */
  readonly found: boolean;
}

/**
 * Reads the config for the rooms. Rejects with `bad_config`: the first problem is the sentence, the others and what to
 * do are the hint. `env` gives the key and the URL of the openai recogniser and the home that "~" means.
 */
export async function loadConfig(
  paths: Pick<Paths, 'configFile' | 'configNamed'>,
  env: NodeJS.ProcessEnv,
): Promise<LoadedConfig> {
  const read = await readConfig(paths);
  if (read.type === 'bad') throw badConfig(paths.configFile, read.problems);
  return { config: settings(read.content, env), found: read.found };
}

const MEBIBYTE = 1024 * 1024;
const DAY = 24 * 60 * 60 * 1000;

function taskSettings(tasks: ConfigFile['tasks']): Config['tasks'] {
  return {
    graceAfterResult: tasks.grace_after_result,
    cancelGrace: tasks.cancel_grace,
    stalledAfter: tasks.stalled_after,
    endStalled: tasks.end_stalled,
    timeLimit: tasks.time_limit,
    atOnce: tasks.at_once || undefined,
    logLimit: tasks.log_limit * MEBIBYTE,
    leftovers: tasks.leftovers,
    containment: tasks.containment,
    keepEnded: tasks.keep_days * DAY,
    maxTurns: tasks.max_turns || undefined,
    maxCost: tasks.max_cost || undefined,
  };
}

function namedProjects(
  named: Omit<ConfigFile['projects'], 'roots'>,
  fromHome: (path: string) => string,
): Pick<Config['projects'], 'named' | 'agents'> {
  const projects = Object.entries(named).map(([name, place]) => ({
    name,
    ...(typeof place === 'string' ? { dir: place, agent: undefined } : place),
  }));
  return {
    named: Object.fromEntries(projects.map(({ name, dir }) => [name, fromHome(dir)])),
    agents: Object.fromEntries(projects.flatMap(({ name, agent }) => (agent === undefined ? [] : [[name, agent]]))),
  };
}

function settings(file: ConfigFile, env: NodeJS.ProcessEnv): Config {
  const { local, openai } = file.recogniser;
  const { roots, ...named } = file.projects;
  const fromHome = (path: string) => expandHome(path, env['HOME'] ?? homedir());
  return {
    hotkey: { enabled: file.hotkey.enabled, key: file.hotkey.key, minimumHold: file.hotkey.minimum_hold },
    microphone: {
      backend: file.microphone.backend,
      device: file.microphone.device,
      warm: file.microphone.warm,
      preRoll: file.microphone.pre_roll,
      tail: file.microphone.tail,
    },
    recogniser: {
      chain: file.recogniser.chain,
      trustPrompts: file.recogniser.trust_prompts,
      local: { model: fromHome(local.model) || undefined, library: fromHome(local.library) || undefined },
      openai: {
        model: openai.model,
        baseUrl: openai.base_url || env['OPENAI_BASE_URL'] || undefined,
        apiKey: env[openai.api_key_env] || undefined,
        apiKeyEnv: openai.api_key_env,
        timeout: openai.timeout,
      },
    },
    agent: file.agent,
    agents: file.agents,
    projects: { roots: roots.map(fromHome), ...namedProjects(named, fromHome) },
    tasks: taskSettings(file.tasks),
    popups: file.popups,
    speech: {
      enabled: file.speech.enabled,
      longText: file.speech.long_text,
      voice: file.speech.voice,
      rate: file.speech.rate,
    },
    cues: file.cues,
    vocabulary: { words: file.vocabulary.words, spoken: new Map(Object.entries(file.vocabulary.spoken)) },
  };
}
