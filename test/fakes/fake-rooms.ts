import type { Announcement } from '../../src/core/announcement.ts';
import type { Consulted, Decided, Decision, Situation } from '../../src/core/decision.ts';
import type { Heard, Recognition } from '../../src/core/heard.ts';
import type { HouseIntent, Intent } from '../../src/core/intent.ts';
import type { Answer } from '../../src/core/teller.ts';
import type { Milliseconds } from '../../src/core/time.ts';
import type { Utterance } from '../../src/core/utterance.ts';
import type { Rooms } from '../../src/daemon/rooms.ts';
import { noHints } from './no-hints.ts';

/** The rooms with nothing behind them: what is pushed in comes out of `hear`, what is told is kept. */
export class FakeRooms implements Rooms {
  readonly told: Announcement[] = [];
  readonly cues: string[] = [];
  readonly performed: Intent[] = [];
  /** What UNDERSTAND was told of. */
  readonly mentioned: Announcement[] = [];
  /** What was told to its end. */
  readonly toldToTheEnd: Announcement[] = [];
  interrupted = 0;
  hintsSet = 0;
  /** What `decide` answers. */
  decision: Decision = { type: 'tell', announcement: { type: 'dismissed' } };
  /** What `consult` and `choose` answer. */
  decided: Decided = { type: 'tell', announcement: { type: 'dismissed' } };
  /** What `perform` does. */
  performs: (intent: Intent) => Promise<Announcement> = async () => ({ type: 'help', sentences: [] });

  /** What `retry` of HEAR does. */
  retries: () => Promise<Recognition> = async () => ({ type: 'nothing', why: 'silence' });

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
    keepsTake: false,
    retry: (): Promise<Recognition> => this.retries(),
  };

  readonly understand = {
    decide: (_utterance: Utterance, _situation: Situation, _begunAt?: Milliseconds): Decision => this.decision,
    consult: async (): Promise<Consulted> => () => this.decided,
    choose: (): Decided => this.decided,
    carriedOut: (_: Intent, announcement: Announcement, _of: Decided): Announcement => announcement,
    hints: () => ({ ...noHints }),
    told: (announcement: Announcement): void => {
      this.mentioned.push(announcement);
    },
  };

  readonly act = {
    perform: (intent: Intent): Promise<Announcement> => {
      this.performed.push(intent);
      return this.performs(intent);
    },
    situation: (): Situation => ({ tasks: [], projects: [], currentProject: undefined, agents: [] }),
    onSituation: (): void => {},
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

  readonly house = {
    perform: (intent: HouseIntent): Promise<Announcement> => {
      this.performed.push(intent);
      return this.performs(intent);
    },
    told: (announcement: Announcement): void => {
      this.toldToTheEnd.push(announcement);
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
