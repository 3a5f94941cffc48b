import type { Milliseconds } from '../../core/time.ts';

export interface WakeWordSettings {
  /** `local`: keyword spotting by libpocketsphinx, free. `porcupine`: by Picovoice, which wants an AccessKey. */
  readonly engine: 'off' | 'local' | 'porcupine';
  /** What `local` listens for: "hey wilco". */
  readonly phrase: string;
  /** What `porcupine` listens for: one of its built-in words ("computer"), or the path of a .ppn file. */
  readonly keyword: string;
  /** Picovoice's; undefined or empty: there is none. */
  readonly accessKey: string | undefined;
  /** The variable that it is read from. */
  readonly accessKeyEnv: string;
  /** 0 to 1. Higher: heard more often, and more often where nobody said it. */
  readonly sensitivity: number;
  /** A take after the phrase ends when nothing was said for so long. */
  readonly endSilence: Milliseconds;
  /** It ends after this in any case. */
  readonly longestTake: Milliseconds;
}
