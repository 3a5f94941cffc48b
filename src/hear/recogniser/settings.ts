import type { Milliseconds } from '../../core/time.ts';

/** `auto` is `openai` with `local` behind it when a key or a base URL is set, else `local`. */
export type RecogniserName = 'auto' | 'local' | 'openai';

export interface LocalSettings {
  /**
   * Folder of the acoustic model, or of the language's folder that holds model and dictionary. Undefined or empty: the
   * places where distributions put it.
   */
  readonly model?: string | undefined;
  /** Path of libpocketsphinx. Undefined or empty: the system's. */
  readonly library?: string | undefined;
}

export interface OpenAiSettings {
  /** "gpt-4o-mini-transcribe", "whisper-1", or what the server behind `baseUrl` calls its own. */
  readonly model: string;
  /** A server that speaks the same API; undefined: OpenAI's. */
  readonly baseUrl: string | undefined;
  /** Undefined: none, which a server of one's own may not need. */
  readonly apiKey: string | undefined;
  /** For one transcription, from the end of the take. */
  readonly timeout: Milliseconds;
}

export interface RecogniserSettings {
  /** Tried in this order. Empty means `auto`. */
  readonly chain: readonly RecogniserName[];
  readonly local: LocalSettings;
  readonly openai: OpenAiSettings;
}

/** One recogniser of a resolved chain. */
export type ChainLink = Exclude<RecogniserName, 'auto'>;

/** The recognisers to try, in order, each once. */
export function chainOf(settings: RecogniserSettings): readonly ChainLink[] {
  const reachable = settings.openai.apiKey !== undefined || settings.openai.baseUrl !== undefined;
  const automatic: readonly ChainLink[] = reachable ? ['openai', 'local'] : ['local'];
  const names = settings.chain.length === 0 ? (['auto'] as const) : settings.chain;
  return [...new Set(names.flatMap((name) => (name === 'auto' ? automatic : [name])))];
}
