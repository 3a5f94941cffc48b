import { type ErrorFacts, errorFacts } from '../../core/error.ts';
import type { Log } from '../../core/log.ts';
import type { Recogniser } from '../../core/recogniser.ts';
import { FallbackRecogniser } from './fallback-recogniser.ts';
import { LocalRecogniser } from './local/local-recogniser.ts';
import { OpenAiRecogniser } from './openai/openai-recogniser.ts';
import { type ChainLink, chainOf, type RecogniserSettings } from './settings.ts';

export interface RecogniserDeps {
  readonly log: Log;
  /** Where POCKETSPHINX_PATH is looked up, and what the child process inherits. */
  readonly env: NodeJS.ProcessEnv;
}

/** The recogniser that the settings describe, not yet started. */
export function createRecogniser(settings: RecogniserSettings, deps: RecogniserDeps): Recogniser {
  const links = chainOf(settings).map((name) => ({ name, recogniser: createLink(name, settings, deps) }));
  const [first] = links;
  if (first !== undefined && links.length === 1) return first.recogniser;
  return new FallbackRecogniser({
    links,
    onFailure: (name, error) => deps.log.warn(`recogniser ${name}: ${describe(errorFacts(error))}`),
  });
}

function createLink(name: ChainLink, settings: RecogniserSettings, { log, env }: RecogniserDeps): Recogniser {
  switch (name) {
    case 'local':
      return new LocalRecogniser({ settings: settings.local, log, env });
    case 'openai':
      return new OpenAiRecogniser(settings.openai);
  }
}

function describe(error: ErrorFacts): string {
  return `${error.message} ${error.hint}`;
}
