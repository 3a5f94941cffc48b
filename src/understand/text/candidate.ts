/** A text that may be what was meant, before anything tells whether it is a sentence. */
export interface Candidate {
  readonly text: string;
  /** One short sentence each; for people who ask how a sentence was understood. */
  readonly changes: readonly string[];
  /** Something was left out that is not said once more in the rest. */
  readonly isDoubtful: boolean;
  /** It may take the place of a sentence with free text, where it was heard: nobody dictates such a prompt. */
  readonly beatsFreeText: boolean;
  /** Must be no sentence by itself: else two commands were given, and neither is dropped. */
  readonly leftOut?: string;
  /** It begins with the same word as what was left out: "start task uh start a task to fix it". */
  readonly isAnew?: boolean;
}
