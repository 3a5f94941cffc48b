/** What the room TELL needs of the config. */
export interface TellSettings {
  readonly popups: { readonly enabled: boolean };
  readonly speech: SpeechSettings;
  readonly cues: { readonly enabled: boolean };
}

export interface SpeechSettings {
  readonly enabled: boolean;
  /** Whether results are read to their end; otherwise the first two sentences of them. */
  readonly longText: boolean;
  /** An espeak-ng voice: "en", "en-gb", "de", "en+f3" … (`espeak-ng --voices`). */
  readonly voice: string;
  /** Words per minute. */
  readonly rate: number;
}
