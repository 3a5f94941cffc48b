import type { Frame } from '../../core/audio.ts';
import { errorFacts, WilcoError } from '../../core/error.ts';
import type { PartState } from '../../core/heard.ts';
import type { Microphone, Take } from '../../core/microphone.ts';
import { untilAborted } from '../../core/until-aborted.ts';
import { usualBackOff } from '../child/back-off.ts';
import { backends } from './backends.ts';
import { keepRecording } from './keep-recording.ts';
import { microphoneOff } from './microphone-errors.ts';
import type { MicrophoneOptions } from './microphone-options.ts';
import { OpenTake } from './open-take.ts';
import { PreRoll } from './pre-roll.ts';

/**
 * A microphone that always records, so that a take begins with what was said shortly before the press: no word is lost.
 * What is in no take is forgotten after the pre-roll's length. A frame belongs to one take only: a new take ends the
 * former one's tail and begins after it.
 */
export class WarmMicrophone implements Microphone {
  readonly #options: MicrophoneOptions;
  readonly #preRoll: PreRoll;
  #state: PartState = { type: 'off', detail: 'not started' };
  #take: OpenTake | undefined;
  /** Settles with the next news of whether sound comes; replaced by a new one whenever it stops. */
  #sound = Promise.withResolvers<void>();

  constructor(options: MicrophoneOptions) {
    this.#options = options;
    this.#preRoll = new PreRoll(options.settings.preRoll);
    // Nobody need be waiting for it.
    this.#sound.promise.catch(() => undefined);
  }

  state(): PartState {
    return this.#state;
  }

  async start(signal: AbortSignal): Promise<void> {
    const { settings, env, backOff = usualBackOff } = this.#options;
    this.#state = { type: 'starting', detail: 'waiting for the first sound' };
    const sound = this.#sound.promise;
    const handlers = {
      delivering: (backend: string) => {
        this.#state = { type: 'ready', detail: `${backend}, ${settings.device}, kept open` };
        this.#sound.resolve();
      },
      frame: (frame: Frame) => {
        this.#preRoll.add(frame);
        this.#take?.add(frame);
      },
      lost: (error: WilcoError) => {
        this.#renewSound();
        this.#state = { type: 'starting', detail: 'opening it again' };
        this.#take?.fail(error);
        this.#preRoll.clear();
      },
      unavailable: (error: WilcoError) => {
        this.#state = { type: 'broken', error: errorFacts(error) };
        this.#sound.reject(error);
        this.#renewSound();
      },
    };
    const recording = keepRecording(backends(settings), env, backOff, handlers, signal).then(() => {
      this.#state = { type: 'off', detail: 'stopped' };
      this.#sound.reject(microphoneOff());
    });
    await Promise.race([sound, recording]);
  }

  async open(signal: AbortSignal): Promise<Take> {
    if (this.#state.type === 'off') throw microphoneOff();
    if (this.#state.type === 'broken') throw new WilcoError(this.#state.error);
    await untilAborted(this.#sound.promise, signal);
    this.#take?.end();
    const take = new OpenTake(this.#options.settings.tail, () => this.#forget(take, true), signal);
    signal.addEventListener('abort', () => this.#forget(take, false), { once: true });
    for (const frame of this.#preRoll.frames()) take.add(frame);
    this.#take = take;
    return take;
  }

  #renewSound(): void {
    this.#sound = Promise.withResolvers();
    this.#sound.promise.catch(() => undefined);
  }

  #forget(take: OpenTake, kept: boolean): void {
    if (this.#take !== take) return;
    this.#take = undefined;
    if (kept) this.#preRoll.clear();
  }
}
