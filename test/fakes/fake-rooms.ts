import type { Announcement } from '../../src/core/announcement.ts';
import type { Decision, Situation } from '../../src/core/decision.ts';
import type { Heard } from '../../src/core/heard.ts';
import type { Intent } from '../../src/core/intent.ts';
import type { Answer } from '../../src/core/teller.ts';
import type { Rooms } from '../../src/daemon/line.ts';

/** The four rooms with nothing behind them: what is pushed in comes out of `hear`, what is told is kept. */
export class FakeRooms implements Rooms {
  readonly told: Announcement[] = [];
  readonly cues: string[] = [];
  readonly performed: Intent[] = [];
  readonly spokenAbout: number[] = [];
  interrupted = 0;
  hintsSet = 0;
  /** What `decide` and `choose` answer. */
  decision: Decision = { type: 'tell', announcement: { type: 'dismissed' } };
  /** What `perform` does. */
  performs: (intent: Intent) => Promise<Announcement> = async () => ({ type: 'help', sentences: [] });

  readonly #heard: Heard[] = [];
  #wake: () => void = () => {};
  #answer: (answer: Answer) => void = () => {};
  #announce: (announcement: Announcement) => void = () => {};

  push(...heard: readonly Heard[]): void {
    this.#heard.push(...heard);
    this.#wake();
  }

  click(answer: Answer): void {
    this.#answer(answer);
  }

  announceFromAct(announcement: Announcement): void {
    this.#announce(announcement);
  }

  readonly hear = {
    events: (signal: AbortSignal): AsyncIterable<Heard> => this.#events(signal),
    setHints: (): void => {
      this.hintsSet += 1;
    },
  };

  readonly understand = {
    decide: (): Decision => this.decision,
    choose: (): Decision => this.decision,
    hints: () => ({ grammar: '', words: [], phrases: [], spoken: new Map<string, string>() }),
    spokenAbout: (taskId: number): void => {
      this.spokenAbout.push(taskId);
    },
  };

  readonly act = {
    perform: (intent: Intent): Promise<Announcement> => {
      this.performed.push(intent);
      return this.performs(intent);
    },
    situation: (): Situation => ({ tasks: [], projects: [], currentProject: undefined, agents: [] }),
    onAnnouncement: (handler: (announcement: Announcement) => void): (() => void) => {
      this.#announce = handler;
      return () => {
        this.#announce = () => {};
      };
    },
  };

  readonly tell = {
    tell: async (announcement: Announcement): Promise<void> => {
      this.told.push(announcement);
    },
    interrupt: (): void => {
      this.interrupted += 1;
    },
    cue: (name: 'listening' | 'heard' | 'nothing'): void => {
      this.cues.push(name);
    },
    onAnswer: (handler: (answer: Answer) => void): (() => void) => {
      this.#answer = handler;
      return () => {
        this.#answer = () => {};
      };
    },
  };

  async *#events(signal: AbortSignal): AsyncGenerator<Heard> {
    signal.addEventListener('abort', () => this.#wake());
    while (!signal.aborted) {
      const next = this.#heard.shift();
      if (next !== undefined) yield next;
      else
        await new Promise<void>((resolve) => {
          this.#wake = resolve;
        });
    }
  }
}
