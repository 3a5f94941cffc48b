import type { AgentSettings } from '../core/agent-settings.ts';
import type { CustomCommand } from '../core/custom-command.ts';
import type { Milliseconds } from '../core/time.ts';

/** The config as the rooms use it: paths absolute, everything decided that the environment decides. */
export interface Config {
  readonly hotkey: {
    readonly enabled: boolean;
    readonly key: string;
    readonly mode: 'hold' | 'toggle' | 'auto';
    readonly backend: 'auto' | 'x11' | 'portal' | 'evdev' | 'none';
    /** Empty: every keyboard. */
    readonly device: string;
    readonly minimumHold: Milliseconds;
    readonly debounce: Milliseconds;
    readonly longestTake: Milliseconds;
  };
  readonly microphone: {
    readonly backend: 'auto' | 'parec' | 'pvrecorder' | 'arecord' | 'sox' | 'rec';
    readonly device: string;
    readonly warm: 'auto' | boolean;
    readonly preRoll: Milliseconds;
    readonly tail: Milliseconds;
  };
  readonly recogniser: {
    readonly chain: readonly ('auto' | 'local' | 'openai' | 'sherpa')[];
    readonly trustPrompts: boolean;
    readonly local: {
      /** Undefined: where the distribution puts it. */
      readonly model: string | undefined;
      /** Undefined: the system's. */
      readonly library: string | undefined;
    };
    readonly openai: {
      readonly model: string;
      /** Undefined: OpenAI's own. */
      readonly baseUrl: string | undefined;
      /** From the environment only. */
      readonly apiKey: string | undefined;
      /** The variable that it is read from. */
      readonly apiKeyEnv: string;
      readonly timeout: Milliseconds;
      readonly realtime: boolean;
    };
    readonly sherpa: {
      /** Name or absolute path; undefined: the only one there is. */
      readonly model: string | undefined;
      /** Absolute; where pulled models lie. */
      readonly modelsDir: string;
      readonly threads: number;
      readonly timeout: Milliseconds;
    };
  };
  readonly wakeWord: {
    readonly engine: 'off' | 'local' | 'porcupine';
    readonly phrase: string;
    /** A built-in word, or the absolute path of a .ppn file. */
    readonly keyword: string;
    /** From the environment only. */
    readonly accessKey: string | undefined;
    /** The variable that it is read from. */
    readonly accessKeyEnv: string;
    /** 0 to 1. */
    readonly sensitivity: number;
    readonly endSilence: Milliseconds;
    readonly longestTake: Milliseconds;
  };
  readonly agent: { readonly default: string };
  /**
   * By name; at least the one that `agent.default` names. Exactly one element of each command holds the prompt's place,
   * once, and it is not the first.
   */
  readonly agents: Readonly<Record<string, AgentSettings>>;
  readonly projects: {
    readonly roots: readonly string[];
    /** Name to directory. */
    readonly named: Readonly<Record<string, string>>;
    /** Name to the agent that works there, where the config says one. */
    readonly agents: Readonly<Record<string, string>>;
  };
  /** Times of 0 are limits that do not exist. */
  readonly tasks: {
    readonly graceAfterResult: Milliseconds;
    readonly cancelGrace: Milliseconds;
    readonly stalledAfter: Milliseconds;
    readonly endStalled: boolean;
    readonly timeLimit: Milliseconds;
    /** Undefined: by memory and cores. */
    readonly atOnce: number | undefined;
    /** Bytes; 0: all is kept. */
    readonly logLimit: number;
    readonly leftovers: 'stop' | 'keep';
    readonly containment: 'auto' | 'subreaper' | 'namespace';
    /** 0: for ever. */
    readonly keepEnded: Milliseconds;
    /** Undefined: as many as the agent likes. */
    readonly maxTurns: number | undefined;
    /** US dollars; undefined: no limit. */
    readonly maxCost: number | undefined;
  };
  readonly popups: { readonly enabled: boolean };
  readonly speech: {
    readonly enabled: boolean;
    readonly longText: boolean;
    readonly voice: string;
    /** Words per minute. */
    readonly rate: number;
  };
  readonly cues: { readonly enabled: boolean };
  readonly understanding: {
    /** Code of a language; whether there are sentences in it is not known here. */
    readonly language: string;
    /** 0: nothing can be undone. */
    readonly undoFor: Milliseconds;
    readonly answerWithin: Milliseconds;
    /** 0 to 1. */
    readonly sureEnough: number;
  };
  readonly model: {
    /** Whether it is wanted and can be asked: there is a key or a base URL. */
    readonly enabled: boolean;
    readonly name: string;
    /** Undefined: OpenAI's own. */
    readonly baseUrl: string | undefined;
    /** From the environment only. */
    readonly apiKey: string | undefined;
    /** The variable that it is read from. */
    readonly apiKeyEnv: string;
    readonly timeout: Milliseconds;
    readonly tidyPrompts: boolean;
  };
  /** The file's words, and those that were added by voice. */
  readonly vocabulary: {
    readonly words: readonly string[];
    /** Word to how it is said. */
    readonly spoken: ReadonlyMap<string, string>;
    /** What is heard to how it is written. */
    readonly replace: ReadonlyMap<string, string>;
  };
  /** Checked but for their sentences, and for the slots in what they do. */
  readonly commands: readonly CustomCommand[];
}
