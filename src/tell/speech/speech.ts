import type { Announcement } from '../../core/announcement.ts';
import { type ErrorFacts, errorFacts } from '../../core/error.ts';
import type { PartState } from '../../core/heard.ts';
import type { Jobs } from '../../core/jobs.ts';
import type { Log } from '../../core/log.ts';
import type { Teller } from '../../core/teller.ts';
import { phraseOf } from '../phrasing/phrase-of.ts';
import type { Voice } from './espeak.ts';
import { type Saying, SpeechQueue } from './speech-queue.ts';

export interface SpeechOptions {
  readonly voice: Voice;
  readonly jobs: Jobs;
  readonly log: Log;
  readonly longText: boolean;
}

/**
 * Tells by voice: one sentence at a time, a question before what waits, and at most five waiting. `tell` resolves when
 * the sentence was said, was dropped, or could not be said. What cannot be said is one log line for each outage.
 */
export class Speech implements Teller {
  readonly #voice: Voice;
  readonly #jobs: Jobs;
  readonly #log: Log;
  readonly #longText: boolean;
  readonly #queue = new SpeechQueue(5);
  #current: AbortController | undefined;
  #problem: ErrorFacts | undefined;
  #isOn = true;
  #onSpeaking: (speaking: boolean) => void = () => undefined;

  constructor(options: SpeechOptions) {
    this.#voice = options.voice;
    this.#jobs = options.jobs;
    this.#log = options.log;
    this.#longText = options.longText;
  }

  /**
   * Finds out whether anything can be said: a blank opens the sound output as a sentence would, and says nothing.
   * Never rejects; a sound server that hangs is left alone after 5 s.
   */
  async start(signal: AbortSignal): Promise<void> {
    const soon = AbortSignal.any([signal, AbortSignal.timeout(5_000)]);
    await this.#voice.say(' ', soon, () => undefined).catch((error: unknown) => this.#failed(errorFacts(error)));
  }

  async tell(announcement: Announcement, signal: AbortSignal): Promise<void> {
    const { spoken } = phraseOf(announcement, { now: Date.now(), longText: this.#longText, clickable: false });
    if (!this.#isOn || spoken === '' || signal.aborted) return;
    await new Promise<void>((resolve) => {
      this.#queue.add({ text: spoken, type: announcement.type, signal, done: resolve });
      if (this.#current === undefined) void this.#sayAll();
    });
  }

  /** Stops the sentence being said, in its middle, and forgets those that wait. */
  interrupt(): void {
    this.#queue.clear();
    this.#current?.abort();
  }

  /** Calls `handler` when Wilco begins to speak and when it has ended; the last one given counts. */
  onSpeaking(handler: (speaking: boolean) => void): void {
    this.#onSpeaking = handler;
  }

  /** Off: what is being said ends at once, and nothing is said until it is on again. */
  setOn(on: boolean): void {
    this.#isOn = on;
    if (!on) this.interrupt();
  }

  state(): PartState {
    if (!this.#isOn) return { type: 'off', detail: 'quiet: say “speak up”' };
    return this.#problem === undefined
      ? { type: 'ready', detail: 'espeak-ng' }
      : { type: 'broken', error: this.#problem };
  }

  async #sayAll(): Promise<void> {
    this.#onSpeaking(true);
    for (let next = this.#queue.next(); next !== undefined; next = this.#queue.next()) {
      this.#current = new AbortController();
      await this.#say(next, AbortSignal.any([this.#current.signal, next.signal]));
      next.done();
    }
    this.#current = undefined;
    this.#onSpeaking(false);
  }

  async #say(saying: Saying, signal: AbortSignal): Promise<void> {
    if (signal.aborted) return;
    const job = this.#jobs.submit(
      (revoked) =>
        this.#voice.say(saying.text, AbortSignal.any([signal, revoked]), (process) =>
          this.#jobs.registerProcess(process),
        ),
      { name: `say ${saying.type}`, mode: 'speak' },
    );
    try {
      await job.done;
      this.#worked();
    } catch (error) {
      if (job.state === 'failure') this.#failed(errorFacts(error));
    }
  }

  #worked(): void {
    if (this.#problem !== undefined) this.#log.info('speech works again');
    this.#problem = undefined;
  }

  #failed(problem: ErrorFacts): void {
    if (this.#problem?.message !== problem.message) this.#log.warn(`${problem.message} ${problem.hint}`);
    this.#problem = problem;
  }
}
