/** One line of `wilco doctor`: a part, whether it works, and what to do if it does not. */
export type Check = {
  /** "talk key", "microphone", "recogniser", "popups", "speech", "agent claude" … */
  readonly name: string;
} & (
  | { readonly type: 'ok'; readonly detail: string }
  /** Wilco works without it, with less. */
  | { readonly type: 'warning'; readonly detail: string; readonly remedy: string }
  | { readonly type: 'missing'; readonly detail: string; readonly remedy: string }
);
