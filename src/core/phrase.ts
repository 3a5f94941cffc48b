/** An Announcement in words. Plain text: no markup, no control sequences. */
export interface Phrase {
  /** At most about 60 characters. */
  readonly title: string;
  /** May be empty; may hold several lines. */
  readonly body: string;
  /** What a voice says: one or two short sentences, no symbols that cannot be read aloud. May be empty. */
  readonly spoken: string;
  /** How much it matters: `critical` popups stay until closed. */
  readonly urgency: 'low' | 'normal' | 'critical';
}
