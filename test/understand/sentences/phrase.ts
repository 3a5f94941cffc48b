/** What a person says, as a recogniser delivers it; where it matters, with the slots that must come out, no more and no less. */
export type Phrase = string | readonly [text: string, slots: Readonly<Record<string, string | number | boolean>>];

/** Phrases by the intent that they must be. */
export type Phrases = Readonly<Record<string, readonly Phrase[]>>;
