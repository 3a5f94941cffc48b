import type { Announcement } from './announcement.ts';

/** A click on a popup: which question, and which of its choices. */
export interface Answer {
  readonly questionId: string;
  readonly key: string;
}

/** Port: one way of telling a person something. */
export interface Teller {
  /** Resolves when it was told (a popup shown, a sentence spoken to its end or interrupted). Never rejects. */
  tell(announcement: Announcement, signal: AbortSignal): Promise<void>;
}
