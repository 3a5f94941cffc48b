import type { RecogniserName, RecogniserSettings } from './settings.ts';
import { wantsModel } from './sherpa/find-model.ts';

/** One recogniser of a resolved chain. */
export type ChainLink = Exclude<RecogniserName, 'auto'>;

/**
 * The recognisers to use, each once, in the order in which they are asked for free words. `auto` is a large model on this
 * machine where one was pulled or named (whoever did wants it), then openai where a key or a server is set, then the local engine.
 */
export function chainOf(settings: RecogniserSettings): readonly ChainLink[] {
  const names = settings.chain.length === 0 ? (['auto'] as const) : settings.chain;
  return [...new Set(names.flatMap((name) => (name === 'auto' ? automatic(settings) : [name])))];
}

function automatic({ openai, sherpa }: RecogniserSettings): readonly ChainLink[] {
  return [
    ...(wantsModel(sherpa) ? (['sherpa'] as const) : []),
    ...(openai.apiKey !== undefined || openai.baseUrl !== undefined ? (['openai'] as const) : []),
    'local',
  ];
}
