import { type ErrorFacts, errorFacts } from '../../core/error.ts';
import type { Log } from '../../core/log.ts';
import type { Recogniser } from '../../core/recogniser.ts';
import type { Milliseconds } from '../../core/time.ts';
import { FULL_CONFIDENCE } from '../../core/utterance.ts';
import { type ChainLink, chainOf } from './chain.ts';
import { FallbackRecogniser } from './fallback-recogniser.ts';
import { LocalRecogniser } from './local/local-recogniser.ts';
import { wholeTakeModel } from './openai/model-family.ts';
import { OpenAiRecogniser } from './openai/openai-recogniser.ts';
import type { OnFailure, RecogniserLink } from './recogniser-link.ts';
import { RoutedRecogniser } from './routed-recogniser.ts';
import type { RecogniserSettings } from './settings.ts';
import { SherpaRecogniser } from './sherpa/sherpa-recogniser.ts';

export interface RecogniserDeps {
  readonly log: Log;
  /** Where POCKETSPHINX_PATH is looked up, and what the child process inherits. */
  readonly env: NodeJS.ProcessEnv;
}

/**
 * The recogniser that the settings describe, not yet started. The large ones take each other's place in the chain's order,
 * each within its time limit; where the local one is in the chain as well, it decides on the fixed sentences.
 */
export function createRecogniser(settings: RecogniserSettings, deps: RecogniserDeps): Recogniser {
  const onFailure: OnFailure = (name, error) => deps.log.warn(`recogniser ${name}: ${describe(errorFacts(error))}`);
  const chain = chainOf(settings);
  const large = chain
    .filter((name) => name !== 'local')
    .map((name, place) => largeLink(name, place === 0, settings, deps));
  if (!chain.includes('local')) return inTurn(large, onFailure).recogniser;
  const local: RecogniserLink = {
    name: 'local',
    recogniser: new LocalRecogniser({ settings: settings.local, log: deps.log, env: deps.env }),
  };
  if (large.length === 0) return local.recogniser;
  const confidence = { control: settings.sureEnough ?? 0.55, destructive: FULL_CONFIDENCE };
  return new RoutedRecogniser({
    local,
    large: inTurn(large, onFailure),
    onFailure,
    confidence,
    patience: LOCAL_PATIENCE,
  });
}

/** Several as one: each is asked when those before it have failed. */
function inTurn(links: readonly RecogniserLink[], onFailure: OnFailure): RecogniserLink {
  const [first] = links;
  if (first !== undefined && links.length === 1) return first;
  const recogniser = new FallbackRecogniser({ links, onFailure });
  return { name: links.map(({ name }) => name).join(', else '), recogniser };
}

function largeLink(
  name: Exclude<ChainLink, 'local'>,
  isFirst: boolean,
  { openai, sherpa }: RecogniserSettings,
  { log, env }: RecogniserDeps,
): RecogniserLink {
  switch (name) {
    case 'openai': {
      // One that only stands in shall not be sent what another one hears.
      const standIn = { ...openai, realtime: false, model: wholeTakeModel(openai.model) };
      return { name, recogniser: new OpenAiRecogniser(isFirst ? openai : standIn) };
    }
    case 'sherpa':
      return { name, recogniser: new SherpaRecogniser({ settings: sherpa, log, env }) };
  }
}

/** Beside a large engine nobody waits for a local one that hangs; its slowest answer on a busy machine took 0.4 s. */
const LOCAL_PATIENCE: Milliseconds = 1500;

function describe(error: ErrorFacts): string {
  return `${error.message} ${error.hint}`;
}
