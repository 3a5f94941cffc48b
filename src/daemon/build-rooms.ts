import type { ActSettings } from '../act/act-settings.ts';
import { Acting } from '../act/acting.ts';
import type { TaskSettings } from '../act/tasks/task-settings.ts';
import { DbusBuses } from '../bus/dbus-buses.ts';
import type { Config } from '../config/config.ts';
import { addOwnWord, removeOwnWord } from '../config/own-words.ts';
import type { PlaceInConfig } from '../config/read-file.ts';
import type { Log } from '../core/log.ts';
import { createHearing, type HearSettings } from '../hear/create-hearing.ts';
import type { Hearing } from '../hear/hearing.ts';
import { createTelling } from '../tell/create-telling.ts';
import type { Telling } from '../tell/telling.ts';
import { OpenAiLanguageModel } from '../understand/model/openai-language-model.ts';
import { Understanding } from '../understand/understanding.ts';
import type { UnderstandingOptions } from '../understand/understanding-options.ts';
import { HouseWork } from './house-work.ts';

/** The four rooms, built and not yet started. */
export interface BuiltRooms {
  readonly hear: Hearing;
  readonly understand: Understanding;
  readonly act: Acting;
  readonly tell: Telling;
  readonly house: HouseWork;
}

export interface Surroundings {
  readonly env: NodeJS.ProcessEnv;
  readonly stateDir: string;
  /** The directory in which a person started the daemon by hand; undefined as a service. */
  readonly foregroundDir: string | undefined;
  readonly log: Log;
  /** The file of the words that were added by voice. */
  readonly wordsFile: string;
  /** Where in the config its parts stand, for errors. */
  readonly placeOf?: PlaceInConfig;
  /** Begins the daemon's end; returns at once. */
  readonly end: () => void;
}

/** Builds the rooms from the config. Throws `bad_config` for a talk key that does not exist, or a command that clashes. */
export function buildRooms(config: Config, surroundings: Surroundings): BuiltRooms {
  const { env, stateDir, foregroundDir, log, wordsFile, placeOf, end } = surroundings;
  const understand = new Understanding(understandingOptions(config, log, placeOf));
  const act = new Acting({
    settings: actSettings(config, { stateDir, foregroundDir, sentences: () => understand.sentences() }),
    env,
    log,
  });
  const buses = new DbusBuses(env);
  const tell = createTelling(config, { jobs: act.jobs, log, env, buses });
  const hear = createHearing(hearSettings(config), { jobs: act.jobs, log, env, buses });
  tell.onSpeaking((speaking) => hear.setSpeaking(speaking));
  const words = {
    add: (word: string, spoken: string | undefined) => addOwnWord(wordsFile, word, spoken),
    remove: (word: string) => removeOwnWord(wordsFile, word),
  };
  return {
    understand,
    act,
    hear,
    tell,
    house: new HouseWork({ tell, understand, situation: () => act.situation(), words, end }),
  };
}

/** The config as the room UNDERSTAND wants it. */
export function understandingOptions(config: Config, log: Log, placeOf?: PlaceInConfig): UnderstandingOptions {
  const { language, undoFor, answerWithin, sureEnough } = config.understanding;
  const { enabled, tidyPrompts, name, baseUrl, apiKey, timeout } = config.model;
  const model = enabled ? new OpenAiLanguageModel({ name, baseUrl, apiKey, timeout }) : undefined;
  return {
    language,
    undoFor,
    answerWithin,
    sureEnough,
    vocabulary: config.vocabulary,
    commands: config.commands,
    trustPrompts: config.recogniser.trustPrompts,
    ...(placeOf === undefined ? {} : { placeOf }),
    ...(model === undefined ? {} : { model: { model, tidyPrompts, log } }),
  };
}

/** The config as the room HEAR wants it. */
export function hearSettings(config: Config): HearSettings {
  return {
    hotkey: config.hotkey,
    microphone: config.microphone,
    recogniser: { ...config.recogniser, sureEnough: config.understanding.sureEnough },
    wakeWord: config.wakeWord,
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
    secrets: secretNames(config),
    readsAtLength: config.speech.longText,
  };
}

/** The variables that hold keys of Wilco's own; those of what is off are none. */
function secretNames({ recogniser, wakeWord, model }: Config): readonly string[] {
  const names = [
    recogniser.openai.apiKeyEnv,
    ...(model.enabled ? [model.apiKeyEnv] : []),
    ...(wakeWord.engine === 'porcupine' ? [wakeWord.accessKeyEnv] : []),
  ];
  return [...new Set(names)];
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
