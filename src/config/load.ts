import { homedir } from 'node:os';
import type { Config } from './config.ts';
import { customCommand } from './custom-commands.ts';
import { hearingSettings } from './hearing-settings.ts';
import { readOwnWords } from './own-words.ts';
import { expandHome, type Paths } from './paths.ts';
import { badConfig, type PlaceInConfig, readConfig } from './read-file.ts';
import type { ConfigFile } from './schema.ts';

export interface LoadedConfig {
  readonly config: Config;
  /** False: there is no file, all values are defaults. */
  readonly found: boolean;
  /** For what another room finds wrong with it. */
  readonly placeOf: PlaceInConfig;
}

/**
 * Reads the config for the rooms. Rejects with `bad_config`: the first problem is the sentence, the others and what to
 * do are the hint. `env` gives the keys and the URL of OpenAI's API and the home that "~" means. Words from `wordsFile`,
 * where it is given, are added to the file's own.
 */
export async function loadConfig(
  paths: Pick<Paths, 'configFile' | 'configNamed'> & Partial<Pick<Paths, 'wordsFile'>>,
  env: NodeJS.ProcessEnv,
): Promise<LoadedConfig> {
  const read = await readConfig(paths);
  if (read.type === 'bad') throw badConfig(paths.configFile, read.problems);
  const added = paths.wordsFile === undefined ? new Map<string, string>() : await readOwnWords(paths.wordsFile);
  const config = settings(read.content, env, added);
  return { config, found: read.found, placeOf: read.placeOf };
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

function settings(file: ConfigFile, env: NodeJS.ProcessEnv, added: ReadonlyMap<string, string>): Config {
  const { roots, ...named } = file.projects;
  const fromHome = (path: string) => expandHome(path, env['HOME'] ?? homedir());
  return {
    ...hearingSettings(file, env, fromHome),
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
    understanding: {
      language: file.understanding.language,
      undoFor: file.understanding.undo_for,
      answerWithin: file.understanding.answer_within,
      sureEnough: file.understanding.sure_enough,
    },
    model: modelSettings(file.model, env),
    vocabulary: vocabularyWith(file.vocabulary, added),
    commands: file.commands.map((command) => customCommand(command, fromHome)),
  };
}

function modelSettings(model: ConfigFile['model'], env: NodeJS.ProcessEnv): Config['model'] {
  const baseUrl = model.base_url || env['OPENAI_BASE_URL'] || undefined;
  const apiKey = env[model.api_key_env]?.trim() || undefined;
  return {
    enabled: model.enabled && (baseUrl !== undefined || apiKey !== undefined),
    name: model.name,
    baseUrl,
    apiKey,
    apiKeyEnv: model.api_key_env,
    timeout: model.timeout,
    tidyPrompts: model.tidy_prompts,
  };
}

/** What was said last counts: a word that was added by voice is said as it was said then. */
function vocabularyWith(
  { words, spoken, replace }: ConfigFile['vocabulary'],
  added: ReadonlyMap<string, string>,
): Config['vocabulary'] {
  const plain = [...added].filter(([, saying]) => saying === '').map(([word]) => word);
  const said = [...added].filter(([, saying]) => saying !== '');
  return {
    words: [...new Set([...words, ...plain])],
    spoken: new Map([...Object.entries(spoken), ...said]),
    replace: new Map(Object.entries(replace)),
  };
}
