import { once } from 'node:events';
import type { Announcement } from '../core/announcement.ts';
import type { Decided, Decision, Situation } from '../core/decision.ts';
import { type ErrorFacts, errorFacts } from '../core/error.ts';
import type { Heard, Recognition } from '../core/heard.ts';
import { type Intent, isForAct } from '../core/intent.ts';
import type { Log } from '../core/log.ts';
import type { Answer } from '../core/teller.ts';
import type { Milliseconds } from '../core/time.ts';
import type { Utterance } from '../core/utterance.ts';
import { FallbackNews } from './fallback-news.ts';
import type { Rooms } from './rooms.ts';
import type { TakeLog } from './take-log.ts';

/** What was heard, and why not by the recogniser that was asked first. */
interface FallenBack {
  readonly utterance: Utterance;
  readonly fellBack?: ErrorFacts | undefined;
}

/** What became of a take that was recognised once more. */
export interface Retried {
  readonly recognition: Recognition;
  readonly announcements: readonly Announcement[];
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
  /** What was announced while a take was open: the person who said "it" did not know of it. */
  readonly #unheard: Announcement[] = [];
  /** They wait until no take is open. */
  readonly #whenQuiet: (() => void)[] = [];
  readonly #fallbacks = new FallbackNews();
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
    this.#rooms.act.onSituation(() => this.#refreshHints());
    const undo = [
      this.#rooms.tell.onAnswer((answer) => this.#inBackground(this.answer(answer))),
      this.#rooms.act.onAnnouncement((announcement) => this.#tellUnasked(announcement)),
    ];
    try {
      for await (const heard of this.#rooms.hear.events(signal)) this.#hear(heard);
    } catch (cause) {
      if (!signal.aborted) this.#log.warn('hearing ended', cause);
    }
    this.#stopTalking();
    this.#noTakeIsOpen();
    if (!signal.aborted) await once(signal, 'abort');
    for (const unsubscribe of undo) unsubscribe();
  }

  /**
   * One sentence through UNDERSTAND, ACT and TELL. Resolves with what was told, at least one; a fault is a `problem`.
   * `begunAt`: it answers no question that was asked later.
   */
  async say(utterance: Utterance, begunAt?: Milliseconds): Promise<readonly Announcement[]> {
    const decision = this.#decide(utterance, begunAt);
    return await this.carryOut(decision.type === 'consult' ? await this.#consult(utterance) : decision);
  }

  /**
   * Recognises the take that failed last once more, and does what was said in it as if it were said now. Rejects with
   * `nothing_to_retry`, and with what the recogniser failed with.
   */
  async retry(signal: AbortSignal): Promise<Retried> {
    const begunAt = Date.now();
    const recognition = await this.#rooms.hear.retry(signal);
    if (recognition.type === 'nothing') {
      const announcement: Announcement = { type: 'nothingHeard', why: recognition.why };
      this.#tell(announcement);
      return { recognition, announcements: [announcement] };
    }
    const announcements = await this.say(recognition.utterance, begunAt);
    this.tellFallback(recognition);
    return { recognition, announcements };
  }

  /** A click on one of a question's choices. */
  async answer(answer: Answer): Promise<readonly Announcement[]> {
    return await this.carryOut(this.#rooms.understand.choose(answer, this.#situation()));
  }

  /** What was decided already, by UNDERSTAND or by the command line's own options: ACT and TELL, as {@link say}. */
  async carryOut(decision: Decided): Promise<readonly Announcement[]> {
    if (decision.type === 'tell') {
      this.#tell(decision.announcement);
      return [decision.announcement];
    }
    const told: Announcement[] = [];
    for (const intent of decision.type === 'act' ? [decision.intent] : decision.intents) {
      if (intent.type === 'retryTake') {
        told.push(...(await this.#retried()));
        continue;
      }
      const announcement = this.#rooms.understand.carriedOut(intent, await this.#perform(intent), decision);
      this.#tell(announcement);
      told.push(announcement);
    }
    return told;
  }

  #decide(utterance: Utterance, begunAt?: Milliseconds): Decision {
    return this.#rooms.understand.decide(utterance, this.#situation(), begunAt);
  }

  /** What comes late is decided when no take is open: what is being said then must not be about it. */
  async #consult(utterance: Utterance): Promise<Decided> {
    const decide = await this.#rooms.understand.consult(utterance, this.#situation(), this.#signal);
    while (this.#openTakes > 0) {
      await new Promise<void>((resolve) => void this.#whenQuiet.push(resolve));
    }
    return decide(this.#situation());
  }

  /** Projects or tasks may have changed: the recogniser learns their names. */
  #refreshHints(): void {
    this.#rooms.hear.setHints(this.#rooms.understand.hints(this.#situation()));
  }

  #hear(heard: Heard): void {
    switch (heard.type) {
      case 'pressed':
        this.#rooms.tell.interrupt();
        return;
      case 'talking':
        this.#talking = true;
        this.#openTakes += 1;
        this.#rooms.tell.interrupt();
        this.#rooms.tell.cue('listening');
        return;
      case 'talked':
        this.#stopTalking();
        return;
      case 'utterance':
        this.#inBackground(this.#followTake(heard));
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

  async #followTake({ utterance, times, fellBack }: Heard & { type: 'utterance' }): Promise<void> {
    const decision = this.#decide(utterance, times.pressedAt);
    const intentAt = Date.now();
    const decided = decision.type === 'consult' ? this.#consult(utterance) : decision;
    const carriedOut =
      decided instanceof Promise ? decided.then((late) => this.carryOut(late)) : this.carryOut(decided);
    if (!isNotUnderstood(decision)) this.#rooms.tell.cue('heard');
    const announcements = await carriedOut;
    this.tellFallback({ fellBack, utterance });
    const started = announcements.find((announcement) => announcement.type === 'taskStarted');
    this.#takes.add({ times, intentAt, decided: nameOf(await decided), agentStartedAt: started?.task.startedAt });
  }

  /** The announcements of a `retry`; its fault is one as well. */
  async #retried(): Promise<readonly Announcement[]> {
    try {
      return (await this.retry(this.#signal)).announcements;
    } catch (cause) {
      const problem: Announcement = { type: 'problem', error: errorFacts(cause) };
      this.#tell(problem);
      return [problem];
    }
  }

  /** Tells that a better recogniser did not answer, once for each outage. */
  tellFallback({ fellBack, utterance }: FallenBack): void {
    const news = this.#fallbacks.of(fellBack, utterance.engine);
    if (news !== undefined) this.#tell({ type: 'fellBack', error: news });
  }

  #situation(): Situation {
    return { ...this.#rooms.act.situation(), keptTake: this.#rooms.hear.keepsTake };
  }

  async #perform(intent: Exclude<Intent, { type: 'retryTake' }>): Promise<Announcement> {
    try {
      return await (isForAct(intent) ? this.#rooms.act.perform(intent) : this.#rooms.house.perform(intent));
    } catch (cause) {
      return { type: 'problem', error: errorFacts(cause) };
    }
  }

  #stopTalking(): void {
    this.#talking = false;
    for (const announcement of this.#held.splice(0)) this.#show(announcement);
  }

  /** What a sentence means was settled, or it has none. */
  #endTake(): void {
    this.#openTakes -= 1;
    if (this.#openTakes <= 0) this.#noTakeIsOpen();
  }

  #noTakeIsOpen(): void {
    this.#openTakes = 0;
    for (const announcement of this.#unheard.splice(0)) this.#rooms.understand.told(announcement);
    for (const goOn of this.#whenQuiet.splice(0)) goOn();
  }

  #tellUnasked(announcement: Announcement): void {
    if (this.#openTakes > 0) {
      this.#unheard.push(announcement);
      this.#show(announcement);
    } else this.#tell(announcement);
  }

  #tell(announcement: Announcement): void {
    this.#rooms.understand.told(announcement);
    this.#show(announcement);
  }

  #show(announcement: Announcement): void {
    this.#refreshHints();
    if (this.#talking) this.#held.push(announcement);
    else
      this.#inBackground(
        this.#rooms.tell.tell(announcement, this.#signal).then(() => this.#rooms.house.told(announcement)),
      );
  }

  #inBackground(work: Promise<unknown>): void {
    work.catch((cause: unknown) => this.#log.warn('a command could not be carried to its end', cause));
  }
}

function isNotUnderstood(decision: Decision): boolean {
  return decision.type === 'tell' && decision.announcement.type === 'notUnderstood';
}

function nameOf(decided: Decided): string {
  switch (decided.type) {
    case 'act':
      return decided.intent.type;
    case 'actInTurn':
      return decided.intents.map(({ type }) => type).join(', ');
    case 'tell':
      return decided.announcement.type;
  }
}
