import { errorFacts } from '../core/error.ts';
import type { Heard, HearingState, PartState, Recognition } from '../core/heard.ts';
import type { Hotkey, HotkeyEvent } from '../core/hotkey.ts';
import type { Job, Jobs } from '../core/jobs.ts';
import type { Log } from '../core/log.ts';
import type { Microphone } from '../core/microphone.ts';
import type { Hints, Recogniser } from '../core/recogniser.ts';
import { untilAborted } from '../core/until-aborted.ts';
import { EventQueue } from './event-queue.ts';
import { ManualHotkey } from './hotkey/manual-hotkey.ts';
import { MergedHotkey } from './hotkey/merged-hotkey.ts';
import { listenToFile } from './listen-to-file.ts';
import { decideTalk, idle, type TalkAction, type TalkEvent, type TalkTimes } from './talk/decide-talk.ts';
import { SpokenTake, type TakeResult } from './talk/spoken-take.ts';

export interface HearingOptions {
  /** The talk key; undefined where the config turns it off. */
  readonly hotkey: Hotkey | undefined;
  readonly microphone: Microphone;
  readonly recogniser: Recogniser;
  readonly jobs: Jobs;
  readonly log: Log;
  readonly times: TalkTimes;
}

/**
 * The room HEAR, and the one owner of the talk state: from the talk key, or `wilco talk`, over the microphone to what
 * was said. What fails is told and never ends it: the next press is a new take.
 */
export class Hearing {
  readonly #options: HearingOptions;
  readonly #manual = new ManualHotkey();
  #heard = new EventQueue<Heard>();
  #hints: Hints = { grammar: '', words: [], phrases: [], spoken: new Map() };
  #hotkeyState: PartState;
  #talk = idle;
  #take: SpokenTake | undefined;
  readonly #timers = new Set<NodeJS.Timeout>();
  /** Each resolves when its part has started or failed to. */
  #recogniserStarted: Promise<void> = Promise.resolve();
  #microphoneKnown: Promise<void> = Promise.resolve();
  readonly #keyKnown = Promise.withResolvers<void>();
  /** Settles when the endings of all takes so far were told. */
  #told: Promise<void> = Promise.resolve();
  #running = AbortSignal.abort();

  constructor(options: HearingOptions) {
    this.#options = options;
    this.#hotkeyState =
      options.hotkey === undefined
        ? { type: 'off', detail: 'turned off in the config; "wilco talk toggle" works' }
        : { type: 'starting', detail: 'waiting for the display' };
  }

  /**
   * Opens key, microphone and recogniser and gives what is heard until `signal` aborts. After `talking` always comes
   * `talked`, and then how the take ended: `utterance`, `nothing` or `failed`, in the order of the presses. Call it once
   * at a time. Never throws.
   */
  async *events(signal: AbortSignal): AsyncIterable<Heard> {
    const { hotkey, microphone, recogniser } = this.#options;
    this.#running = signal;
    this.#heard = new EventQueue<Heard>();
    const microphoneStarted = microphone.start(signal);
    this.#inBackground('microphone', microphoneStarted);
    this.#microphoneKnown = microphoneStarted.catch(() => undefined);
    if (hotkey === undefined) this.#keyKnown.resolve();
    const recogniserStarted = recogniser.start(signal);
    this.#inBackground('recogniser', recogniserStarted);
    this.#recogniserStarted = recogniserStarted.catch(() => undefined);
    const keys = new MergedHotkey(hotkey === undefined ? [this.#manual] : [this.#manual, hotkey]);
    const reading = this.#follow(keys, signal);
    this.#inBackground('talk key', reading);
    yield* this.#heard.until(signal);
    await reading;
  }

  /** Takes from now on are heard with these in mind; one that has begun keeps its own. */
  setHints(hints: Hints): void {
    this.#hints = hints;
    this.#options.recogniser.prepare(hints);
  }

  /** What `wilco talk` does: as if a key were pressed or let go. Does nothing while nobody reads `events`. */
  talk(action: 'start' | 'stop' | 'toggle' | 'cancel'): void {
    if (this.#running.aborted) return;
    switch (action) {
      case 'start':
        this.#manual.press();
        return;
      case 'stop':
        this.#manual.release();
        return;
      case 'toggle':
        // Nobody holds a key while toggling: this press is no repeat of the one before.
        if (this.#talk.type === 'spent') this.#manual.release();
        this.talk(this.#talk.type === 'talking' ? 'stop' : 'start');
        return;
      case 'cancel':
        this.#manual.cancel();
    }
  }

  /**
   * What is said in a WAV file. Rejects with `audio_format` for a file that is none, and with what the recogniser
   * failed with.
   */
  async listen(file: string, signal: AbortSignal): Promise<Recognition> {
    const { recogniser, jobs } = this.#options;
    await this.#recogniserStarted;
    const job = jobs.submit(
      (revoked) => listenToFile(file, recogniser, this.#hints, AbortSignal.any([signal, revoked])),
      { name: 'listen to a file', mode: 'transcribe' },
    );
    return await job.done;
  }

  /** Resolves when each part works or is known not to, or when `signal` aborts. Wants `events` to be read. */
  async settled(signal: AbortSignal): Promise<void> {
    const known = Promise.all([this.#keyKnown.promise, this.#microphoneKnown, this.#recogniserStarted]);
    await untilAborted(known, signal).catch(() => undefined);
  }

  state(): HearingState {
    const { microphone, recogniser } = this.#options;
    return {
      hotkey: this.#hotkeyState,
      microphone: microphone.state(),
      recogniser: recogniser.state(),
      talking: this.#talk.type === 'talking',
    };
  }

  /** Follows the talk key until `signal` aborts, and drops the take that is open then. */
  async #follow(keys: Hotkey, signal: AbortSignal): Promise<void> {
    for await (const event of keys.events(signal)) this.#keyEvent(event, signal);
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
    this.#talk = idle;
    this.#take?.drop('cancelled');
    this.#take = undefined;
  }

  #keyEvent(event: HotkeyEvent, signal: AbortSignal): void {
    switch (event.type) {
      case 'ready':
        this.#hotkeyState = { type: 'ready', detail: event.detail };
        this.#keyKnown.resolve();
        return;
      case 'lost':
        this.#hotkeyState = { type: 'broken', error: event.error };
        this.#keyKnown.resolve();
        this.#options.log.warn(`talk key: ${event.error.message} ${event.error.hint}`);
        return;
      case 'pressed':
      case 'released':
      case 'cancelled':
        this.#decide(event, signal);
    }
  }

  #decide(event: TalkEvent, signal: AbortSignal): void {
    const { state, actions } = decideTalk(this.#talk, event, this.#options.times);
    this.#talk = state;
    for (const action of actions) this.#perform(action, signal);
  }

  #perform(action: TalkAction, signal: AbortSignal): void {
    switch (action.type) {
      case 'wake':
        this.#wake(action.at, signal);
        return;
      case 'open':
        this.#open(action.pressedAt, signal);
        return;
      case 'finish':
        this.#take?.finish(action.releasedAt);
        this.#endTalking(this.#take);
        return;
      case 'drop':
        this.#take?.drop(action.why);
        this.#endTalking(this.#take);
    }
  }

  #wake(at: number, signal: AbortSignal): void {
    // Timers may be a millisecond early by the wall clock.
    const passed = () => this.#decide({ type: 'passed', at: Math.max(at, Date.now()) }, signal);
    const timer = setTimeout(
      () => {
        this.#timers.delete(timer);
        passed();
      },
      Math.max(0, at - Date.now()),
    );
    this.#timers.add(timer);
  }

  #open(pressedAt: number, signal: AbortSignal): void {
    const { microphone, recogniser, jobs } = this.#options;
    const take = new SpokenTake({ microphone, recogniser, hints: this.#hints }, pressedAt);
    this.#take = take;
    this.#heard.push({ type: 'talking', at: pressedAt });
    const job = jobs.submit((revoked) => take.run(AbortSignal.any([signal, revoked])), {
      name: 'listen',
      mode: 'transcribe',
    });
    this.#told = this.#tellEnding(take, job, this.#told);
  }

  /** Once for every take: when the key comes up, or when the take failed before it did. */
  #endTalking(take: SpokenTake | undefined): void {
    if (take === undefined || take !== this.#take) return;
    this.#take = undefined;
    this.#heard.push({ type: 'talked', at: Date.now() });
  }

  /** Tells how the take ended, once `former` takes have told theirs. Never rejects. */
  async #tellEnding(take: SpokenTake, job: Job<TakeResult>, former: Promise<void>): Promise<void> {
    const ending = await job.done.then(heardOf, (thrown: unknown) => failureOf(job, thrown));
    if (take === this.#take) this.#decide({ type: 'failed', at: Date.now() }, this.#running);
    this.#endTalking(take);
    await former;
    this.#heard.push(ending);
  }

  #inBackground(part: string, work: Promise<void>): void {
    work.catch((cause: unknown) => {
      if (!this.#running.aborted)
        this.#options.log.warn(`${part}: ${errorFacts(cause).message} ${errorFacts(cause).hint}`);
    });
  }
}

function heardOf({ recognition, times }: TakeResult): Heard {
  if (recognition.type === 'nothing') return recognition;
  return { type: 'utterance', utterance: recognition.utterance, times };
}

function failureOf(job: Job, thrown: unknown): Heard {
  if (job.state === 'revoked') return { type: 'nothing', why: 'cancelled' };
  return { type: 'failed', error: errorFacts(thrown) };
}
