import { errorFacts } from '../../core/error.ts';
import type { Heard } from '../../core/heard.ts';
import type { Job, Jobs } from '../../core/jobs.ts';
import type { Milliseconds } from '../../core/time.ts';
import { decideTalk, idle, type TalkAction, type TalkEvent, type TalkRules } from './decide-talk.ts';
import { type KeptTakes, withKeptSound } from './kept-takes.ts';
import { SpokenTake, type TakeParts, type TakeResult } from './spoken-take.ts';

export interface TalkingOptions {
  /** What a take that begins now is recorded and recognised with. */
  readonly parts: () => TakeParts;
  readonly jobs: Jobs;
  readonly rules: TalkRules;
  readonly kept: KeptTakes;
  /** Whether Wilco speaks: then nearly all of the pre-roll is its own voice. */
  readonly isSpeaking: () => boolean;
  /** What is to be told, in order. */
  readonly tell: (heard: Heard) => void;
  /** A take is open from now on; `false`: none is any more. */
  readonly onTake: (open: boolean) => void;
}

/**
 * Takes, from what the keys do to how each one ended: it performs what {@link decideTalk} decides, for one run of the
 * room. Each take is told as `pressed`; one that is meant then as `talking`, `talked` and how it ended, in the order of the
 * presses; of one that was dropped before it was announced nothing more.
 */
export class Talking {
  readonly #options: TalkingOptions;
  readonly #signal: AbortSignal;
  readonly #timers = new Set<NodeJS.Timeout>();
  #state = idle;
  #open: OpenTake | undefined;
  /** Settles when the endings of all takes so far were told. */
  #told: Promise<void> = Promise.resolve();

  constructor(options: TalkingOptions, signal: AbortSignal) {
    this.#options = options;
    this.#signal = signal;
  }

  /** Whether a take is open. */
  get isTalking(): boolean {
    return this.#open !== undefined;
  }

  decide(event: TalkEvent): void {
    const { state, actions } = decideTalk(this.#state, event, this.#options.rules);
    this.#state = state;
    for (const action of actions) this.#perform(action);
  }

  /** Drops the open take, if there is one, and forgets which keys are down. */
  stop(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
    this.#state = idle;
    this.#open?.take.drop('cancelled');
    this.#close(this.#open);
  }

  #perform(action: TalkAction): void {
    switch (action.type) {
      case 'open':
        this.#begin(action);
        return;
      case 'announce':
        if (this.#open !== undefined) this.#announce(this.#open);
        return;
      case 'finish':
        this.#open?.take.finish(action.releasedAt);
        this.#close(this.#open);
        return;
      case 'drop':
        this.#open?.take.drop(action.why);
        this.#close(this.#open);
        return;
      case 'wake':
        this.#wake(action.at);
    }
  }

  #begin({ pressedAt, by }: TalkAction & { type: 'open' }): void {
    const { parts, jobs, tell, onTake, isSpeaking } = this.#options;
    const ownVoice = isSpeaking() ? pressedAt - BEFORE_THE_PRESS : undefined;
    const take = new SpokenTake(parts(), pressedAt, by === 'wakeWord' ? pressedAt : ownVoice);
    const open: OpenTake = { take, pressedAt, announced: false };
    this.#open = open;
    onTake(true);
    tell({ type: 'pressed', at: pressedAt });
    const job = jobs.submit((revoked) => take.run(AbortSignal.any([this.#signal, revoked])), {
      name: 'listen',
      mode: 'transcribe',
    });
    this.#told = this.#tellEnding(open, job, this.#told);
  }

  #announce(open: OpenTake): void {
    if (open.announced) return;
    open.announced = true;
    this.#options.tell({ type: 'talking', at: open.pressedAt });
  }

  /** Once for every take: when it is over for the person, or when it failed before that. */
  #close(open: OpenTake | undefined): void {
    if (open === undefined || open !== this.#open) return;
    this.#open = undefined;
    this.#options.onTake(false);
    if (open.announced) this.#options.tell({ type: 'talked', at: Date.now() });
  }

  /** Tells how the take ended, once `former` takes have told theirs. Never rejects. */
  async #tellEnding(open: OpenTake, job: Job<TakeResult>, former: Promise<void>): Promise<void> {
    const ending = await job.done.then(heardOf, (thrown: unknown) => this.#failure(open, job, thrown));
    if (open === this.#open) {
      if (ending.type === 'failed') this.#announce(open);
      this.decide({ type: 'failed', at: Date.now() });
    }
    this.#close(open);
    await former;
    if (open.announced) this.#options.tell(ending);
  }

  #failure({ take, pressedAt }: OpenTake, job: Job, thrown: unknown): Heard {
    if (job.state === 'revoked') return { type: 'nothing', why: 'cancelled' };
    const error = errorFacts(thrown);
    const isKept = this.#keep(take, pressedAt);
    return { type: 'failed', error: isKept ? withKeptSound(error) : error };
  }

  /** False where there is nothing that could be recognised once more. */
  #keep(take: SpokenTake, pressedAt: Milliseconds): boolean {
    const { kept } = this.#options;
    if (!take.isBrokenOff) return kept.keep(take.sound(), pressedAt);
    kept.brokeOff(pressedAt);
    return false;
  }

  #wake(at: Milliseconds): void {
    const timer = setTimeout(
      () => {
        this.#timers.delete(timer);
        // Timers may be a millisecond early by the wall clock.
        this.decide({ type: 'passed', at: Math.max(at, Date.now()) });
      },
      Math.max(0, at - Date.now()),
    );
    this.#timers.add(timer);
  }
}

/**
 * What is kept from before the press although Wilco speaks: it falls silent for whoever presses, and many begin to speak
 * with the press, of which the daemon learns a moment later (`wilco talk start` is a process of its own).
 */
const BEFORE_THE_PRESS: Milliseconds = 100;

interface OpenTake {
  readonly take: SpokenTake;
  readonly pressedAt: Milliseconds;
  /** Whether `talking` was told of it. */
  announced: boolean;
}

function heardOf({ recognition, times }: TakeResult): Heard {
  if (recognition.type === 'nothing') return recognition;
  const { utterance, fellBack } = recognition;
  return { type: 'utterance', utterance, times, ...(fellBack === undefined ? {} : { fellBack }) };
}
