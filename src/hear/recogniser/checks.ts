import type { Check } from '../../core/check.ts';
import { errorFacts, WilcoError } from '../../core/error.ts';
import type { Log } from '../../core/log.ts';
import type { Milliseconds } from '../../core/time.ts';
import { type ChainLink, chainOf } from './chain.ts';
import { LocalRecogniser } from './local/local-recogniser.ts';
import { keyMissing, serverName } from './openai/transcription-error.ts';
import type { RecogniserSettings } from './settings.ts';
import { findModel } from './sherpa/find-model.ts';
import { modelKind } from './sherpa/model-kind.ts';
import { findSherpa } from './sherpa/sherpa-library.ts';

const LIMIT: Milliseconds = 10_000;

/**
 * Whether each recogniser of the chain can work; of one with another behind it a fault is no more than a warning. The
 * local one is really loaded, in its own process, which is gone when this resolves; of openai only the settings are
 * looked at, nothing is sent. Never rejects.
 */
export async function recogniserChecks(
  settings: RecogniserSettings,
  env: NodeJS.ProcessEnv,
): Promise<readonly Check[]> {
  const chain = chainOf(settings);
  return Promise.all(chain.map((name, place) => check(name, settings, env, place < chain.length - 1)));
}

function check(
  name: ChainLink,
  settings: RecogniserSettings,
  env: NodeJS.ProcessEnv,
  replaceable: boolean,
): Promise<Check> {
  switch (name) {
    case 'local':
      return checkLocal(settings, env, replaceable);
    case 'openai':
      return Promise.resolve(checkOpenAi(settings, replaceable));
    case 'sherpa':
      return Promise.resolve(checkSherpa(settings, replaceable));
  }
}

async function checkLocal(settings: RecogniserSettings, env: NodeJS.ProcessEnv, replaceable: boolean): Promise<Check> {
  const name = 'recogniser local';
  const end = new AbortController();
  const recogniser = new LocalRecogniser({ settings: settings.local, log: quiet, env });
  const timer = setTimeout(() => end.abort(tooSlow), LIMIT);
  try {
    await recogniser.start(end.signal);
    const state = recogniser.state();
    return { name, type: 'ok', detail: state.type === 'broken' ? state.error.message : state.detail };
  } catch (error) {
    const { message, hint } = errorFacts(error);
    return { name, type: replaceable ? 'warning' : 'missing', detail: message, remedy: hint };
  } finally {
    clearTimeout(timer);
    end.abort();
  }
}

function checkOpenAi({ openai }: RecogniserSettings, replaceable: boolean): Check {
  const name = 'recogniser openai';
  const { apiKey, baseUrl, model } = openai;
  if (baseUrl !== undefined) {
    if (/^https?:/i.test(baseUrl) && URL.canParse(baseUrl)) {
      return { name, type: 'ok', detail: `${model} at ${serverName(openai)}` };
    }
    return {
      name,
      type: replaceable ? 'warning' : 'missing',
      detail: `The base URL ${baseUrl} is not a URL.`,
      remedy: 'Set [recogniser.openai] base_url = "https://…/v1" in the config.',
    };
  }
  if (apiKey !== undefined) return { name, type: 'ok', detail: `${model}, with a key` };
  const { message, hint } = keyMissing(openai);
  return { name, type: replaceable ? 'warning' : 'missing', detail: message, remedy: hint };
}

/** A large model takes seconds to load: only whether it and its library are there is looked at. */
function checkSherpa({ sherpa }: RecogniserSettings, replaceable: boolean): Check {
  const name = 'recogniser sherpa';
  try {
    const model = findModel(sherpa);
    findSherpa();
    return { name, type: 'ok', detail: `${model.name}, ${modelKind(model).type}` };
  } catch (error) {
    const { message, hint } = errorFacts(error);
    return { name, type: replaceable ? 'warning' : 'missing', detail: message, remedy: hint };
  }
}

const quiet: Log = { info: () => undefined, warn: () => undefined };

const tooSlow = new WilcoError({
  code: 'recogniser_unavailable',
  message: 'The local recogniser was not ready within 10 seconds.',
  hint: 'Try again when the machine is less busy: wilco doctor',
});
