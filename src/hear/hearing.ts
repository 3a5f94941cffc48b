import { type ErrorFacts, errorFacts, WilcoError } from '../core/error.ts';
import type { Heard, HearingState, Level, PartState, Recognition } from '../core/heard.ts';
import type { Hotkey, HotkeyEvent } from '../core/hotkey.ts';
import type { Jobs } from '../core/jobs.ts';
import type { Log } from '../core/log.ts';
import type { Microphone } from '../core/microphone.ts';
import type { Hints, Recogniser } from '../core/recogniser.ts';
import { untilAborted } from '../core/until-aborted.ts';
import { EventQueue } from './event-queue.ts';
import { ManualHotkey } from './hotkey/manual-hotkey.ts';
import { MergedHotkey } from './hotkey/merged-hotkey.ts';
import { listenToFile } from './listen-to-file.ts';
import { levels } from './microphone/levels.ts';
import type { DesktopWatch } from './session/desktop-watch.ts';
import type { TalkRules } from './talk/decide-talk.ts';
import { KeptTakes, nothingToRetry, takeBrokeOff, withKeptSound } from './talk/kept-takes.ts';
import { recogniseSound } from './talk/recognise-sound.ts';
import { Talking } from './talk/talking.ts';
import type { WakeListening } from './wake-word/wake-listening.ts';

export interface HearingOptions {
  /** The talk key; undefined where the config turns it off. */
  readonly hotkey: Hotkey | undefined;
  /** Undefined where the config turns it off. */
  readonly wakeWord: WakeListening | undefined;
  readonly microphone: Microphone;
  readonly recogniser: Recogniser;
  /** Closes the microphone while nobody at this desktop can be meant. */
  readonly desktop: DesktopWatch;
  readonly jobs: Jobs;
  readonly log: Log;
  readonly rules: TalkRules;
}

/**
 * The room HEAR: from the talk key, the wake word or `wilco talk`, over the microphone to what was said. What fails is
 * told and never ends it: the next press is a new take.
 */
export class Hearing {
  readonly #options: HearingOptions;
  readonly #manual = new ManualHotkey();
  readonly #kept = new KeptTakes();
  #hints: Hints = { grammar: '', words: [], phrases: [], spoken: new Map(), kindOf: () => 'unknown' };
  #hotkeyState: PartState;
  #talking: Talking | undefined;
  #isSpeaking = false;
  /** Each resolves when its part has started or failed to. */
  #recogniserStarted: Promise<void> = Promise.resolve();
  #microphoneKnown: Promise<void> = Promise.resolve();
  readonly #keyKnown = Promise.withResolvers<void>();
  #running = AbortSignal.abort();

  constructor(options: HearingOptions) {
    this.#options = options;
    this.#hotkeyState =
      options.hotkey === undefined
        ? { type: 'off', detail: 'turned off in the config; "wilco talk toggle" works' }
        : { type: 'starting', detail: 'waiting for the desktop' };
  }

  /**
   * Opens key, microphone and recogniser and gives what is heard until `signal` aborts. After `talking`, before which
   * there was a `pressed`, always comes `talked`, and then how the take ended: `utterance`, `nothing` or `failed`, in the
   * order of the presses. Call it once at a time. Never throws.
   */
  async *events(signal: AbortSignal): AsyncIterable<Heard> {
    const { hotkey, wakeWord, microphone, recogniser, desktop } = this.#options;
    this.#running = signal;
    const heard = new EventQueue<Heard>();
    const keys = new MergedHotkey([this.#manual, hotkey, wakeWord].filter((source) => source !== undefined));
    const talking = this.#newTalking(keys, heard, signal);
    this.#talking = talking;
    this.#microphoneKnown = this.#inBackground('microphone', microphone.start(signal));
    this.#recogniserStarted = this.#inBackground('recogniser', recogniser.start(signal));
    if (hotkey === undefined) this.#keyKnown.resolve();
    const watching = desktop.run(() => talking.stop(), signal);
    const reading = this.#inBackground('talk key', this.#follow(keys, talking, signal));
    yield* heard.until(signal);
    await Promise.all([reading, watching]);
    this.#kept.clear();
  }

  /** Takes from now on are heard with these in mind; one that has begun keeps its own. */
  setHints(hints: Hints): void {
    this.#hints = hints;
    this.#options.recogniser.prepare(hints);
  }

  /** Wilco speaks itself, or has ended: what it says is neither a wake word nor the beginning of a take. */
  setSpeaking(speaking: boolean): void {
    this.#isSpeaking = speaking;
    if (speaking) this.#options.wakeWord?.mute();
    else this.#options.wakeWord?.unmute();
  }

  /**
   * What `wilco talk` does: as if a key were pressed or let go. Does nothing while nobody reads `events`. Throws
   * `microphone_unavailable` where a take would begin while the screen is locked.
   */
  talk(action: 'start' | 'stop' | 'toggle' | 'cancel'): void {
    if (this.#running.aborted) return;
    if (this.#options.desktop.isLocked && (action === 'start' || action === 'toggle'))
      throw new WilcoError(screenLocked);
    switch (action) {
      case 'start':
        this.#manual.press();
        return;
      case 'stop':
        this.#manual.release();
        return;
      case 'toggle':
        this.#manual.toggle();
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
    return await this.#transcribe('listen to a file', signal, (until) =>
      listenToFile(file, this.#options.recogniser, this.#hints, until),
    );
  }

  /** Whether a take has failed of late and was not asked for since: it is what "try again" is about. */
  get keepsTake(): boolean {
    return this.#kept.newest() !== undefined;
  }

  /**
   * Recognises the take that failed last once more. Rejects with `nothing_to_retry` when there is none or its recording
   * broke off, and with what the recogniser failed with; the take is then still there.
   */
  async retry(signal: AbortSignal): Promise<Recognition> {
    const take = this.#kept.take();
    if (take?.type !== 'whole') throw new WilcoError(take === undefined ? nothingToRetry : takeBrokeOff);
    try {
      return await this.#transcribe('listen once more', signal, (until) =>
        recogniseSound(take.samples, this.#options.recogniser, this.#hints, until),
      );
    } catch (cause) {
      this.#kept.keep(take.samples, take.pressedAt);
      throw new WilcoError(withKeptSound(errorFacts(cause)), { cause });
    }
  }

  /** How loud the microphone is, ten times a second while it is open. Ends when `signal` aborts. */
  levels(signal: AbortSignal): AsyncIterable<Level> {
    return levels(this.#options.microphone, signal);
  }

  /** Resolves when each part works or is known not to, or when `signal` aborts. Wants `events` to be read. */
  async settled(signal: AbortSignal): Promise<void> {
    const known = Promise.all([this.#keyKnown.promise, this.#microphoneKnown, this.#recogniserStarted]);
    await untilAborted(known, signal).catch(() => undefined);
  }

  state(): HearingState {
    const { microphone, recogniser, wakeWord } = this.#options;
    return {
      hotkey: this.#hotkeyState,
      microphone: microphone.state(),
      recogniser: recogniser.state(),
      wakeWord: wakeWord?.state() ?? { type: 'off', detail: 'turned off in the config' },
      talking: this.#talking?.isTalking ?? false,
    };
  }

  #newTalking(keys: MergedHotkey, heard: EventQueue<Heard>, signal: AbortSignal): Talking {
    const { microphone, recogniser, jobs, rules } = this.#options;
    return new Talking(
      {
        parts: () => ({ microphone, recogniser, hints: this.#hints }),
        jobs,
        rules,
        kept: this.#kept,
        isSpeaking: () => this.#isSpeaking,
        tell: (event) => heard.push(event),
        onTake: (open) => (open ? keys.takeBegan() : keys.takeEnded()),
      },
      signal,
    );
  }

  /** Follows the keys until `signal` aborts, and drops the take that is open then. */
  async #follow(keys: Hotkey, talking: Talking, signal: AbortSignal): Promise<void> {
    for await (const event of keys.events(signal)) this.#keyEvent(event, talking);
    talking.stop();
  }

  #keyEvent(event: HotkeyEvent, talking: Talking): void {
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
      default:
        if (isPress(event)) this.#options.desktop.sawKey();
        // Whoever types at a locked screen does not speak to Wilco.
        if (!this.#options.desktop.isLeft) talking.decide(event);
    }
  }

  async #transcribe(
    name: string,
    signal: AbortSignal,
    work: (signal: AbortSignal) => Promise<Recognition>,
  ): Promise<Recognition> {
    await untilAborted(this.#recogniserStarted, signal);
    const job = this.#options.jobs.submit((revoked) => work(AbortSignal.any([signal, revoked])), {
      name,
      mode: 'transcribe',
    });
    return await job.done;
  }

  /** Resolves when `work` has ended, however; its failure is a line in the log. */
  #inBackground(part: string, work: Promise<void>): Promise<void> {
    return work.catch((cause: unknown) => {
      if (!this.#running.aborted)
        this.#options.log.warn(`${part}: ${errorFacts(cause).message} ${errorFacts(cause).hint}`);
    });
  }
}

/** Somebody is at the machine: a release, or a phrase that was said before, may still come when it is about to sleep. */
function isPress(event: HotkeyEvent): boolean {
  return event.type === 'toggled' || (event.type === 'pressed' && event.by !== 'wakeWord');
}

const screenLocked: ErrorFacts = {
  code: 'microphone_unavailable',
  message: 'The screen is locked, so the microphone is closed.',
  hint: 'Unlock it and try again, or type the sentence: wilco say "…"',
};
