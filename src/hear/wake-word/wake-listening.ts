import type { Frame } from '../../core/audio.ts';
import { errorFacts } from '../../core/error.ts';
import type { PartState } from '../../core/heard.ts';
import type { Hotkey, HotkeyEvent } from '../../core/hotkey.ts';
import type { Log } from '../../core/log.ts';
import type { Microphone } from '../../core/microphone.ts';
import type { Milliseconds } from '../../core/time.ts';
import type { WakeWord } from '../../core/wake-word.ts';
import { EventQueue } from '../event-queue.ts';
import { HandsFreeTake, type HandsFreeTimes } from './hands-free-take.ts';
import { RecentFrames } from './recent-frames.ts';

export interface WakeListeningOptions {
  readonly microphone: Pick<Microphone, 'follow'>;
  readonly wakeWord: WakeWord;
  readonly log: Log;
  readonly times: HandsFreeTimes;
}

/**
 * A talk key that is said: pressed where the phrase ended, which is a moment before the event, released when the person
 * has ended, cancelled when nothing is said. It says neither `ready` nor `lost`, which are about a key that may work
 * all the same; `state` tells how it stands.
 */
export class WakeListening implements Hotkey {
  readonly #options: WakeListeningOptions;
  readonly #recent = new RecentFrames();
  #mutes = 0;
  #events = new EventQueue<HotkeyEvent>();
  #isTakeOpen = false;
  #take: HandsFreeTake | undefined;

  constructor(options: WakeListeningOptions) {
    this.#options = options;
    options.wakeWord.onHeard((endedAt) => this.#begin(endedAt));
  }

  async *events(signal: AbortSignal): AsyncIterable<HotkeyEvent> {
    const { wakeWord, log } = this.#options;
    const events = new EventQueue<HotkeyEvent>();
    this.#events = events;
    this.#take = undefined;
    this.#isTakeOpen = false;
    wakeWord.start(signal).catch((thrown: unknown) => {
      const { message, hint } = errorFacts(thrown);
      if (!signal.aborted) log.warn(`wake word: ${message} ${hint}`);
    });
    const listening = this.#listen(signal);
    yield* events.until(signal);
    await listening;
  }

  state(): PartState {
    return this.#options.wakeWord.state();
  }

  /** The phrase is not listened for: Wilco speaks. Each call wants its {@link unmute}. */
  mute(): void {
    this.#mutes += 1;
    this.#forget();
  }

  unmute(): void {
    this.#mutes = Math.max(0, this.#mutes - 1);
  }

  /** A take is open, whoever began it: the phrase is not listened for. */
  takeBegan(): void {
    this.#isTakeOpen = true;
  }

  /** No take is open any more, however it ended. Of one that the phrase began nothing more is told. */
  takeEnded(): void {
    this.#isTakeOpen = false;
    this.#take = undefined;
    this.#forget();
  }

  async #listen(signal: AbortSignal): Promise<void> {
    for await (const frame of this.#options.microphone.follow(signal)) this.#hear(frame);
  }

  #hear(frame: Frame): void {
    if (this.#take !== undefined) this.#follow(this.#take, frame);
    else if (!this.#isTakeOpen && this.#mutes === 0) {
      // A gap means another recorder, or a pause: what comes does not follow.
      if (this.#recent.isAfterGap(frame)) this.#forget();
      this.#recent.add(frame);
      this.#options.wakeWord.push(frame);
    }
  }

  #begin(endedAt: Milliseconds): void {
    if (this.#take !== undefined || this.#isTakeOpen || this.#mutes > 0) return;
    this.#take = new HandsFreeTake(endedAt, this.#options.times);
    this.#events.push({ type: 'pressed', at: endedAt, by: 'wakeWord' });
    for (const frame of this.#recent.take()) if (this.#take !== undefined) this.#follow(this.#take, frame);
  }

  #follow(take: HandsFreeTake, frame: Frame): void {
    const outcome = take.hear(frame);
    if (outcome === undefined) return;
    this.#take = undefined;
    this.#events.push({ type: outcome, at: frame.at, by: 'wakeWord' });
    this.#forget();
  }

  #forget(): void {
    this.#recent.take();
    this.#options.wakeWord.reset();
  }
}
