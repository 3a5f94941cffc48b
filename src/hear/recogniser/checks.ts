import type { Check } from '../../core/check.ts';
import { errorFacts, WilcoError } from '../../core/error.ts';
import type { Log } from '../../core/log.ts';
import type { Milliseconds } from '../../core/time.ts';
import { LocalRecogniser } from './local/local-recogniser.ts';
import { type ChainLink, chainOf, type RecogniserSettings } from './settings.ts';

const LIMIT: Milliseconds = 10_000;

/**
 * Whether each recogniser of the chain can work. The local one is really loaded, in its own process, which is gone when
 * this resolves; of openai only the settings are looked at, nothing is sent. Never rejects.
 */
export async function recogniserChecks(
  settings: RecogniserSettings,
  env: NodeJS.ProcessEnv,
): Promise<readonly Check[]> {
  const chain = chainOf(settings);
  return Promise.all(chain.map((name, place) => check(name, settings, env, chain.length > 1 && place === 0)));
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
    if (URL.canParse(baseUrl)) return { name, type: 'ok', detail: `${model} at ${baseUrl}` };
    return {
      name,
      type: replaceable ? 'warning' : 'missing',
      detail: `The base URL ${baseUrl} is not a URL.`,
      remedy: 'Set [recogniser.openai] base_url = "https://…/v1" in the config.',
    };
  }
  if (apiKey !== undefined) return { name, type: 'ok', detail: `${model}, with a key` };
  return {
    name,
    type: replaceable ? 'warning' : 'missing',
    detail: 'There is no API key for OpenAI.',
    remedy: 'Set OPENAI_API_KEY in the environment, or [recogniser.openai] base_url in the config.',
  };
}

const quiet: Log = { info: () => undefined, warn: () => undefined };

const tooSlow = new WilcoError({
  code: 'recogniser_unavailable',
  message: 'The local recogniser was not ready within 10 seconds.',
  hint: 'Try again when the machine is less busy: wilco doctor',
});
