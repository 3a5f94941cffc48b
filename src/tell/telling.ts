import type { Announcement } from '../core/announcement.ts';
import type { PartState } from '../core/heard.ts';
import type { Phrase } from '../core/phrase.ts';
import type { Answer, Teller } from '../core/teller.ts';
import type { Cue, Cues } from './cues/cues.ts';
import type { Popups } from './notifications/popups.ts';
import { phraseOf } from './phrasing/phrase-of.ts';
import type { Speech } from './speech/speech.ts';

export interface TellingOptions {
  /** All that tell, as one. */
  readonly teller: Teller;
  /** Those of them that can do more than tell; undefined where the config turns one off. */
  readonly popups: Popups | undefined;
  readonly speech: Speech | undefined;
  readonly cues: Cues | undefined;
  readonly longText: boolean;
}

/** How the parts of TELL stand. */
export interface TellingState {
  readonly popups: PartState;
  readonly speech: PartState;
}

/**
 * The room TELL: what happened, to the person, by popup, voice and cue. Between announcements it does nothing at all:
 * no timer, no polling, no process.
 */
export class Telling implements Teller {
  readonly #options: TellingOptions;

  constructor(options: TellingOptions) {
    this.#options = options;
  }

  /** Makes the first popup quick. Never rejects; what is missing is in `state()`, and said once in the log. */
  async start(signal: AbortSignal): Promise<void> {
    if (signal.aborted) return;
    await Promise.all([this.#options.popups?.start(), this.#options.speech?.start(signal)]);
  }

  /** Resolves when the popup is shown and the sentence said, dropped or interrupted. Never rejects. */
  tell(announcement: Announcement, signal: AbortSignal): Promise<void> {
    return this.#options.teller.tell(announcement, signal);
  }

  /** The announcement in words, for the command line. */
  phrase(announcement: Announcement): Phrase {
    return phraseOf(announcement, { now: Date.now(), longText: this.#options.longText, clickable: false });
  }

  /** Stops speaking at once and forgets what was still to be said; popups stay. */
  interrupt(): void {
    this.#options.speech?.interrupt();
  }

  /**
   * Off: quiet at once, and until it is on again; popups and cues stay. Gives whether anything is spoken from now on,
   * which is never the case where the config turns speech off.
   */
  setSpeech(on: boolean): boolean {
    this.#options.speech?.setOn(on);
    return on && this.#options.speech !== undefined;
  }

  /** Plays a short sound. Never throws and does not wait for its end. */
  cue(name: Cue): void {
    void this.#options.cues?.play(name);
  }

  /** Calls `handler` when a choice of a question's popup is clicked. Gives back how to stop that. */
  onAnswer(handler: (answer: Answer) => void): () => void {
    return this.#options.popups?.onAnswer(handler) ?? (() => undefined);
  }

  /** Calls `handler` when the voice begins and when it ends; the last one given counts. Never, where there is no voice. */
  onSpeaking(handler: (speaking: boolean) => void): void {
    this.#options.speech?.onSpeaking(handler);
  }

  state(): TellingState {
    const off: PartState = { type: 'off', detail: 'turned off in the config' };
    return { popups: this.#options.popups?.state() ?? off, speech: this.#options.speech?.state() ?? off };
  }

  /** Silent from here on: stops voice and cue, closes an open question's popup, leaves the bus. Never rejects. */
  async close(): Promise<void> {
    this.interrupt();
    this.#options.cues?.stop();
    await this.#options.popups?.close();
  }
}
