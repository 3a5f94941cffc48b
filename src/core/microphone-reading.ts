import type { Level } from './heard.ts';

/** What a microphone's level says of it. */
export type Loudness = 'silent' | 'quiet' | 'fine' | 'clipping';

/** What is found while a microphone is tried. First `opened`, then levels, and a `verdict` at the end. */
export type MicrophoneReading =
  | { readonly type: 'opened'; readonly backend: string; readonly device: string }
  | { readonly type: 'level'; readonly level: Level }
  /** `remedy` is empty where nothing is to be done. */
  | { readonly type: 'verdict'; readonly loudness: Loudness; readonly sentence: string; readonly remedy: string };
