import type { Config } from './config.ts';
import { userPaths } from './paths.ts';
import type { ConfigFile } from './schema.ts';

/** What the config says of talk key, microphone, recognisers and wake word; the keys come from the environment. */
export function hearingSettings(
  file: Pick<ConfigFile, 'hotkey' | 'microphone' | 'recogniser' | 'wake_word'>,
  env: NodeJS.ProcessEnv,
  fromHome: (path: string) => string,
): Pick<Config, 'hotkey' | 'microphone' | 'recogniser' | 'wakeWord'> {
  const { hotkey, microphone, recogniser, wake_word: wakeWord } = file;
  return {
    hotkey: {
      enabled: hotkey.enabled,
      key: hotkey.key,
      mode: hotkey.mode,
      backend: hotkey.backend,
      device: hotkey.device,
      minimumHold: hotkey.minimum_hold,
      debounce: hotkey.debounce,
      longestTake: hotkey.longest_take,
    },
    microphone: {
      backend: microphone.backend,
      device: microphone.device,
      warm: microphone.warm,
      preRoll: microphone.pre_roll,
      tail: microphone.tail,
    },
    recogniser: recognisers(recogniser, env, fromHome),
    wakeWord: {
      engine: wakeWord.engine,
      phrase: wakeWord.phrase,
      keyword: fromHome(wakeWord.keyword),
      accessKey: env[wakeWord.access_key_env]?.trim() || undefined,
      accessKeyEnv: wakeWord.access_key_env,
      sensitivity: wakeWord.sensitivity,
      endSilence: wakeWord.end_silence,
      longestTake: wakeWord.longest_take,
    },
  };
}

function recognisers(
  { chain, trust_prompts: trustPrompts, local, openai, sherpa }: ConfigFile['recogniser'],
  env: NodeJS.ProcessEnv,
  fromHome: (path: string) => string,
): Config['recogniser'] {
  return {
    chain,
    trustPrompts,
    local: { model: fromHome(local.model) || undefined, library: fromHome(local.library) || undefined },
    openai: {
      model: openai.model,
      baseUrl: openai.base_url || env['OPENAI_BASE_URL'] || undefined,
      apiKey: env[openai.api_key_env]?.trim() || undefined,
      apiKeyEnv: openai.api_key_env,
      timeout: openai.timeout,
      realtime: openai.realtime,
    },
    sherpa: {
      model: fromHome(sherpa.model) || undefined,
      modelsDir: userPaths(env).modelsDir,
      threads: sherpa.threads,
      timeout: sherpa.timeout,
    },
  };
}
