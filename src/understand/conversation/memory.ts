import type { Announcement } from '../../core/announcement.ts';
import type { Decided } from '../../core/decision.ts';
import type { Intent } from '../../core/intent.ts';
import type { Milliseconds } from '../../core/time.ts';
import { riskOf } from '../safety/risk.ts';
import { tasksTold } from './about-tasks.ts';
import { undoneBy } from './undone-by.ts';

/** How what one sentence did can be taken back, the last thing first. */
interface Undo {
  readonly intents: readonly [Intent, ...Intent[]];
  readonly until: Milliseconds;
  /** What was decided on that sentence. */
  readonly of: Decided;
}

/** What was said between the person and Wilco, as far as the next sentence may refer to it. */
export class Memory {
  readonly #now: () => Milliseconds;
  readonly #undoFor: Milliseconds;
  #spokenAbout: readonly number[] = [];
  #listed: readonly number[] = [];
  #lastTold: Announcement | undefined;
  #mayRead = false;
  #undo: Undo | undefined;

  constructor(now: () => Milliseconds, undoFor: Milliseconds) {
    this.#now = now;
    this.#undoFor = undoFor;
  }

  /** Tasks that were spoken about, each once, the last one first. */
  get spokenAbout(): readonly number[] {
    return this.#spokenAbout;
  }

  /** The tasks of the row that was told last, in its order. */
  get listed(): readonly number[] {
    return this.#listed;
  }

  /** What "repeat" tells again. Never a question: one that is no longer open cannot be answered. */
  get lastTold(): Announcement | undefined {
    return this.#lastTold;
  }

  /** Whether a result may still be read out: it was told, and nothing was ordered since. */
  get mayRead(): boolean {
    return this.#mayRead;
  }

  /** What "undo that" comes to, one after the other; undefined where its time is over or nothing can be undone. */
  get undo(): Undo['intents'] | undefined {
    return this.#undo !== undefined && this.#now() <= this.#undo.until ? this.#undo.intents : undefined;
  }

  /** From now on "it" means this task. */
  speakAbout(taskId: number): void {
    this.#spokenAbout = [taskId, ...this.#spokenAbout.filter((other) => other !== taskId)].slice(0, MOST_REMEMBERED);
  }

  told(announcement: Announcement): void {
    const { about, listed } = tasksTold(announcement);
    if (about !== undefined) this.speakAbout(about);
    if (listed !== undefined) this.#listed = listed;
    if (announcement.type === 'result') this.#mayRead = true;
    if (isWorthRepeating(announcement)) this.#lastTold = announcement;
  }

  /** Something is to be done: what was read out is heard, or does not matter any more. */
  ordered(): void {
    this.#mayRead = false;
  }

  /**
   * Gives the announcement with the time until which it can be undone, where it can. `of`: what was decided on the
   * sentence; all that it did is undone together.
   */
  carriedOut(intent: Intent, announcement: Announcement, of: Decided): Announcement {
    const inverse = undoneBy(intent, announcement);
    if (inverse === undefined) {
      // "That" is now something that cannot be undone, and must not undo what was done before it.
      if (announcement.type !== 'problem' && riskOf(intent) !== 'none' && this.#undo?.of !== of) this.#undo = undefined;
      return announcement;
    }
    const until = this.#now() + this.#undoFor;
    const earlier = this.#undo?.of === of ? this.#undo.intents : [];
    this.#undo = { intents: [inverse, ...earlier], until, of };
    return withUndo(announcement, until);
  }

  /** What was undone cannot be undone again. */
  forgetUndo(): void {
    this.#undo = undefined;
  }
}

/** "The one before that one before …" is nothing that anybody says. */
const MOST_REMEMBERED = 20;

/** What nobody wants to hear again. */
const PASSING: ReadonlySet<string> = new Set<Announcement['type']>([
  'dismissed',
  'stoppedReading',
  'nothingHeard',
  'fellBack',
  'notUnderstood',
  'question',
]);

function isWorthRepeating({ type }: Announcement): boolean {
  return !PASSING.has(type);
}

function withUndo(announcement: Announcement, undoUntil: Milliseconds): Announcement {
  switch (announcement.type) {
    case 'taskStarted':
    case 'taskQueued':
    case 'renamed':
    case 'projectSwitched':
    case 'speech':
    case 'wordAdded':
      return { ...announcement, undoUntil };
    default:
      return announcement;
  }
}
