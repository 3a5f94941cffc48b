import { actingChecks } from '../act/checks.ts';
import { tryContainment } from '../act/containment/containment-check.ts';
import { DbusBuses } from '../bus/dbus-buses.ts';
import type { Config } from '../config/config.ts';
import { loadConfig } from '../config/load.ts';
import { userPaths } from '../config/paths.ts';
import type { PlaceInConfig } from '../config/read-file.ts';
import type { Check } from '../core/check.ts';
import { errorFacts } from '../core/error.ts';
import type { MicrophoneReading } from '../core/microphone-reading.ts';
import type { Milliseconds } from '../core/time.ts';
import { hearingChecks } from '../hear/checks.ts';
import { dataHome, removeDesktopFile } from '../hear/hotkey/portal/desktop-file.ts';
import { talkKey } from '../hear/hotkey/talk-key.ts';
import { measureMicrophone } from '../hear/microphone/measure-microphone.ts';
import { tellingChecks } from '../tell/checks.ts';
import { readOwnSentences } from '../understand/own-sentences.ts';
import { languageFolder } from '../understand/sentences-folder.ts';
import { actSettings, hearSettings } from './build-rooms.ts';
import { limitChecks } from './config-checks.ts';

/**
 * `wilco doctor`: tries every part for real, without a daemon. Never rejects: a broken config is a check that says so,
 * and the only one, for the others depend on it.
 */
export async function doctorChecks(
  configFile?: string,
  env: NodeJS.ProcessEnv = process.env,
): Promise<readonly Check[]> {
  const paths = userPaths(env, configFile);
  try {
    const { config, found } = await loadConfig(paths, env);
    const settings = actSettings(config, {
      stateDir: paths.stateDir,
      foregroundDir: process.cwd(),
      sentences: () => [],
    });
    const buses = new DbusBuses(env);
    const rooms = await Promise.all([
      hearingChecks(hearSettings(config), { env, buses }),
      tellingChecks(config, env, buses),
      actingChecks(settings, env, tryContainment(config.tasks.containment, env)),
    ]);
    const detail = found ? paths.configFile : `${paths.configFile} is not there: all defaults`;
    return [{ name: 'config', type: 'ok', detail }, ...rooms.flat(), ...limitChecks(config)];
  } catch (cause) {
    const { message, hint } = errorFacts(cause);
    return [{ name: 'config', type: 'missing', detail: message, remedy: hint }];
  }
}

/**
 * `wilco doctor --mic`: records for `span` with the config's microphone, without a daemon. Rejects with `bad_config`, or
 * with `microphone_unavailable`.
 */
export async function* microphoneReadings(
  span: Milliseconds,
  configFile: string | undefined,
  signal: AbortSignal,
  env: NodeJS.ProcessEnv = process.env,
): AsyncIterable<MicrophoneReading> {
  const { config } = await loadConfig(userPaths(env, configFile), env);
  yield* measureMicrophone(config.microphone, env, span, signal);
}

/**
 * What only UNDERSTAND can say of a config: whether there are sentences in that language, and whether the person's own
 * can be understood. Throws `bad_argument` or `bad_config`.
 */
export function assertSentences(
  { understanding, commands }: Pick<Config, 'understanding' | 'commands'>,
  placeOf: PlaceInConfig,
): void {
  readOwnSentences(languageFolder(understanding.language), commands, placeOf);
}

/** What no schema can say of a config: whether there is such a talk key. Throws `bad_config`. */
export function assertTalkKey(name: string): void {
  talkKey(name);
}

/** What Wilco told the desktop of itself, so that its portal would know it, is taken back. Rejects with the system's error. */
export async function forgetDesktop(env: NodeJS.ProcessEnv): Promise<void> {
  await removeDesktopFile(dataHome(env));
}
