import type { Announcement } from '../core/announcement.ts';
import type { Situation } from '../core/decision.ts';
import { type ErrorFacts, WilcoError } from '../core/error.ts';
import type { HouseIntent } from '../core/intent.ts';

/** What Wilco's own affairs need of the rooms and of the config. */
export interface HouseWorkOptions {
  /** `setSpeech` gives whether anything is spoken from then on: the config may have no voice. */
  readonly tell: { interrupt(): void; setSpeech(on: boolean): boolean };
  readonly understand: {
    knowsWord(word: string): boolean;
    addWord(word: string, spoken: string | undefined): void;
    forgetWord(word: string): void;
  };
  readonly situation: () => Situation;
  /** The file of the words that were added by voice. Both reject with a WilcoError. */
  readonly words: {
    add(word: string, spoken: string | undefined): Promise<void>;
    remove(word: string): Promise<boolean>;
  };
  /** Begins the daemon's end; returns at once. */
  readonly end: () => void;
}

/** Carries out what concerns Wilco itself: its voice, its vocabulary, its end. */
export class HouseWork {
  readonly #options: HouseWorkOptions;

  constructor(options: HouseWorkOptions) {
    this.#options = options;
  }

  /** Rejects with a WilcoError where a word could not be written down; it is then not known either. */
  async perform(intent: Exclude<HouseIntent, { type: 'retryTake' }>): Promise<Announcement> {
    const { tell, understand, words } = this.#options;
    switch (intent.type) {
      case 'stopReading':
        tell.interrupt();
        return { type: 'stoppedReading' };
      case 'speech':
        if (!tell.setSpeech(intent.on) && intent.on) throw new WilcoError(NO_VOICE);
        return { type: 'speech', on: intent.on };
      case 'addWord': {
        const { word, spoken } = intent;
        const wasKnown = understand.knowsWord(word);
        await words.add(word, spoken);
        understand.addWord(word, spoken);
        return { type: 'wordAdded', word, spoken, wasKnown };
      }
      case 'forgetWord':
        await words.remove(intent.word);
        understand.forgetWord(intent.word);
        return { type: 'wordForgotten', word: intent.word };
      case 'shutdown':
        return { type: 'shuttingDown', ...this.#leftAtWork() };
    }
  }

  /** The announcement was told to its end. That of a shutdown is the last one. */
  told({ type }: Announcement): void {
    if (type === 'shuttingDown') this.#options.end();
  }

  #leftAtWork(): { readonly running: number; readonly waiting: number } {
    const { tasks } = this.#options.situation();
    const count = (status: string) => tasks.filter((task) => task.status === status).length;
    return { running: count('running'), waiting: count('pending') };
  }
}

const NO_VOICE: ErrorFacts = {
  code: 'speech_unavailable',
  message: 'I have no voice.',
  hint: 'Set enabled = true under [speech] in config.toml; "wilco doctor" says what else is missing.',
};
