import type { Milliseconds } from '../../core/time.ts';

/** `auto`: what there is of large models on this machine, openai, and the local engine. */
export type RecogniserName = 'auto' | 'local' | 'openai' | 'sherpa';

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
  /** The environment variable that the key came from, for what to do about it. Default: OPENAI_API_KEY. */
  readonly apiKeyEnv?: string | undefined;
  /** For one transcription, from the end of the take. */
  readonly timeout: Milliseconds;
  /** Streams the sound while the key is held, over a WebSocket, instead of sending it after the take. Default: false. */
  readonly realtime?: boolean | undefined;
}

export interface SherpaSettings {
  /** Name of a model in `modelsDir`, or the absolute path of a folder of one's own. Undefined: the only one there. */
  readonly model: string | undefined;
  /** Absolute; where `wilco models pull` puts them. */
  readonly modelsDir: string;
  readonly threads: number;
  /** From the end of the take to the answer. */
  readonly timeout: Milliseconds;
}

export interface RecogniserSettings {
  /** In the order in which they are asked for free words. Empty means `auto`. */
  readonly chain: readonly RecogniserName[];
  readonly local: LocalSettings;
  readonly openai: OpenAiSettings;
  readonly sherpa: SherpaSettings;
  /**
   * From which confidence on a sentence of the local one that can do no harm is not asked about, 0 to 1; beside a large one
   * it decides alone from there on. Default: 0.55.
   */
  readonly sureEnough?: number;
}
