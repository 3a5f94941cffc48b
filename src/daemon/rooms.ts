import type { Announcement } from '../core/announcement.ts';
import type { Consulted, Decided, Decision, Situation } from '../core/decision.ts';
import type { Heard, Recognition } from '../core/heard.ts';
import type { ActIntent, HouseIntent, Intent } from '../core/intent.ts';
import type { Hints } from '../core/recogniser.ts';
import type { Answer } from '../core/teller.ts';
import type { Milliseconds } from '../core/time.ts';
import type { Utterance } from '../core/utterance.ts';

/** The four rooms, and Wilco's own affairs, as the line sees them: the whole of what it may ask of each. */
export interface Rooms {
  readonly hear: {
    events(signal: AbortSignal): AsyncIterable<Heard>;
    setHints(hints: Hints): void;
    keepsTake: boolean;
    retry(signal: AbortSignal): Promise<Recognition>;
  };
  readonly understand: {
    decide(utterance: Utterance, situation: Situation, begunAt?: Milliseconds): Decision;
    consult(utterance: Utterance, situation: Situation, signal: AbortSignal): Promise<Consulted>;
    choose(answer: Answer, situation: Situation): Decided;
    told(announcement: Announcement): void;
    carriedOut(intent: Intent, announcement: Announcement, of: Decided): Announcement;
    hints(situation: Situation): Hints;
  };
  readonly act: {
    perform(intent: ActIntent): Promise<Announcement>;
    situation(): Situation;
    onAnnouncement(handler: (announcement: Announcement) => void): () => void;
    onSituation(handler: () => void): void;
  };
  readonly tell: {
    tell(announcement: Announcement, signal: AbortSignal): Promise<void>;
    interrupt(): void;
    cue(name: 'listening' | 'heard' | 'nothing'): void;
    onAnswer(handler: (answer: Answer) => void): () => void;
  };
  readonly house: {
    perform(intent: Exclude<HouseIntent, { type: 'retryTake' }>): Promise<Announcement>;
    told(announcement: Announcement): void;
  };
}
