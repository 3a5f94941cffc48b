import { once } from 'node:events';
import type { Announcement } from '../core/announcement.ts';
import type { Decision, Situation } from '../core/decision.ts';
import { errorFacts } from '../core/error.ts';
import type { Heard, TakeTimes } from '../core/heard.ts';
import type { Intent } from '../core/intent.ts';
import type { Log } from '../core/log.ts';
import type { Hints } from '../core/recogniser.ts';
import type { Answer } from '../core/teller.ts';
import type { Utterance } from '../core/utterance.ts';
import { aboutTask } from './about-task.ts';
import type { TakeLog } from './take-log.ts';

/** The four rooms as the line sees them. Each is the whole of what the line may ask of it. */
export interface Rooms {
  readonly hear: {
    events(signal: AbortSignal): AsyncIterable<Heard>;
    setHints(hints: Hints): void;
  };
  readonly understand: {
    decide(utterance: Utterance, situation: Situation): Decision;
    choose(answer: Answer, situation: Situation): Decision;
    hints(situation: Situation): Hints;
    spokenAbout(taskId: number): void;
  };
  readonly act: {
    perform(intent: Intent): Promise<Announcement>;
    situation(): Situation;
    onAnnouncement(handler: (announcement: Announcement) => void): () => void;
  };
  readonly tell: {
    tell(announcement: Announcement, signal: AbortSignal): Promise<void>;
    interrupt(): void;
    cue(name: 'listening' | 'heard' | 'nothing'): void;
    onAnswer(handler: (answer: Answer) => void): () => void;
  };
}

/**
 * Hear, understand, act, tell: the way of every command, spoken, typed or clicked. Nothing here waits for an agent, so
 * the next sentence is always heard; while the person talks nothing is told, for the microphone would hear it.
 */
export class Line {
  readonly #rooms: Rooms;
  readonly #log: Log;
  readonly #takes: TakeLog;
  readonly #held: Announcement[] = [];
  /** Tasks that were announced while a take was open: the person who said "it" did not know of them. */
  readonly #unheard: number[] = [];
  #openTakes = 0;
  #talking = false;
  #signal: AbortSignal = AbortSignal.abort();

  constructor(rooms: Rooms, log: Log, takes: TakeLog) {
    this.#rooms = rooms;
    this.#log = log;
    this.#takes = takes;
  }

  /** Carries what is heard, clicked and announced until `signal` aborts, also when hearing fails. Never rejects. */
  async run(signal: AbortSignal): Promise<void> {
    this.#signal = signal;
    this.#refreshHints();
    const undo = [
      this.#rooms.tell.onAnswer((answer) => this.#inBackground(this.answer(answer))),
      this.#rooms.act.onAnnouncement((announcement) => this.#tellUnasked(announcement)),
    ];
    try {
      for await (const heard of this.#rooms.hear.events(signal)) this.#hear(heard);
    } catch (cause) {
      if (!signal.aborted) this.#log.warn('hearing ended', cause);
    }
    if (!signal.aborted) await once(signal, 'abort');
    for (const unsubscribe of undo) unsubscribe();
  }

  /** One sentence through UNDERSTAND, ACT and TELL. Resolves with what was told; a fault is a `problem`. */
  async say(utterance: Utterance): Promise<Announcement> {
    return await this.carryOut(this.#rooms.understand.decide(utterance, this.#rooms.act.situation()));
  }

  /** A click on one of a question's choices. */
  async answer(answer: Answer): Promise<Announcement> {
    return await this.carryOut(this.#rooms.understand.choose(answer, this.#rooms.act.situation()));
  }

  /** What was decided already, by UNDERSTAND or by the command line's own options: ACT and TELL, as {@link say}. */
  async carryOut(decision: Decision): Promise<Announcement> {
    const announcement = decision.type === 'tell' ? decision.announcement : await this.#act(decision.intent);
    this.#tell(announcement);
    return announcement;
  }

  /** Projects or tasks may have changed: the recogniser learns their names. */
  #refreshHints(): void {
    this.#rooms.hear.setHints(this.#rooms.understand.hints(this.#rooms.act.situation()));
  }

  #hear(heard: Heard): void {
    switch (heard.type) {
      case 'talking':
        this.#talking = true;
        this.#openTakes += 1;
        this.#rooms.tell.interrupt();
        this.#rooms.tell.cue('listening');
        return;
      case 'talked':
        this.#talking = false;
        for (const announcement of this.#held.splice(0)) this.#show(announcement);
        return;
      case 'utterance':
        this.#inBackground(this.#followTake(heard.utterance, heard.times));
        this.#endTake();
        return;
      case 'nothing':
        this.#endTake();
        if (heard.why === 'too-short' || heard.why === 'cancelled') return;
        this.#rooms.tell.cue('nothing');
        this.#tell({ type: 'nothingHeard', why: heard.why });
        return;
      case 'failed':
        this.#endTake();
        this.#rooms.tell.cue('nothing');
        this.#tell({ type: 'problem', error: heard.error });
        return;
    }
  }

  async #followTake(utterance: Utterance, times: TakeTimes): Promise<void> {
    const decision = this.#rooms.understand.decide(utterance, this.#rooms.act.situation());
    const intentAt = Date.now();
    const carriedOut = this.carryOut(decision);
    if (decision.type === 'act' || decision.announcement.type !== 'notUnderstood') this.#rooms.tell.cue('heard');
    const announcement = await carriedOut;
    this.#takes.add({
      times,
      intentAt,
      decided: decision.type === 'act' ? decision.intent.type : decision.announcement.type,
      agentStartedAt: announcement.type === 'taskStarted' ? announcement.task.startedAt : undefined,
    });
  }

  async #act(intent: Intent): Promise<Announcement> {
    try {
      return await this.#rooms.act.perform(intent);
    } catch (cause) {
      return { type: 'problem', error: errorFacts(cause) };
    }
  }

  /** What a sentence means was settled, or it has none. */
  #endTake(): void {
    this.#openTakes -= 1;
    if (this.#openTakes > 0) return;
    for (const taskId of this.#unheard.splice(0)) this.#rooms.understand.spokenAbout(taskId);
  }

  #tellUnasked(announcement: Announcement): void {
    const taskId = aboutTask(announcement);
    if (this.#openTakes > 0 && taskId !== undefined) {
      this.#unheard.push(taskId);
      this.#show(announcement);
    } else this.#tell(announcement);
  }

  #tell(announcement: Announcement): void {
    const taskId = aboutTask(announcement);
    if (taskId !== undefined) this.#rooms.understand.spokenAbout(taskId);
    this.#show(announcement);
  }

  #show(announcement: Announcement): void {
    this.#refreshHints();
    if (this.#talking) this.#held.push(announcement);
    else this.#inBackground(this.#rooms.tell.tell(announcement, this.#signal));
  }

  #inBackground(work: Promise<unknown>): void {
    work.catch((cause: unknown) => this.#log.warn('a command could not be carried to its end', cause));
  }
}
