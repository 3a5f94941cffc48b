import type { WilcoError } from '../../core/error.ts';
import { errorFacts } from '../../core/error.ts';
import type { PartState } from '../../core/heard.ts';
import type { Microphone, Take } from '../../core/microphone.ts';
import { untilAborted } from '../../core/until-aborted.ts';
import { usualBackOff } from '../child/back-off.ts';
import { backends } from './backends.ts';
import { keepRecording } from './keep-recording.ts';
import { microphoneOff } from './microphone-errors.ts';
import type { MicrophoneOptions } from './microphone-options.ts';
import { OpenTake } from './open-take.ts';

/**
 * A microphone that records only while the key is held. A take begins when the recorder gives its first sound, up to
 * two seconds after the press: what was said before is lost. A take that is opened ends the former one, which is empty if
 * its sound had not come yet.
 */
export class ColdMicrophone implements Microphone {
  readonly #options: MicrophoneOptions;
  #state: PartState = { type: 'off', detail: 'not started' };
  #running = AbortSignal.abort();
  /** The last recorder, gone once it resolves: two are never open at once. */
  #last: Promise<void> = Promise.resolve();
  #take: OpenTake | undefined;

  constructor(options: MicrophoneOptions) {
    this.#options = options;
  }

  state(): PartState {
    return this.#state;
  }

  async start(signal: AbortSignal): Promise<void> {
    this.#running = signal;
    this.#state = { type: 'ready', detail: `${this.#options.settings.device}, opened when the key is pressed` };
    signal.addEventListener('abort', () => {
      this.#state = { type: 'off', detail: 'stopped' };
    });
  }

  async open(signal: AbortSignal): Promise<Take> {
    if (this.#running.aborted) throw microphoneOff();
    this.#take?.end();
    const { settings, env, backOff = usualBackOff } = this.#options;
    const over = new AbortController();
    const until = AbortSignal.any([signal, this.#running, over.signal]);
    const sound = Promise.withResolvers<void>();
    const onEnd = () => {
      over.abort();
      sound.resolve();
    };
    const take = new OpenTake(settings.tail, onEnd, signal);
    const handlers = {
      delivering: (backend: string) => {
        this.#state = { type: 'ready', detail: `${backend}, ${settings.device}, opened when the key is pressed` };
        sound.resolve();
      },
      frame: take.add.bind(take),
      lost: take.fail.bind(take),
      unavailable: (error: WilcoError) => {
        this.#state = { type: 'broken', error: errorFacts(error) };
        sound.reject(error);
        over.abort();
      },
    };
    this.#take = take;
    this.#last = this.#last.then(() => keepRecording(backends(settings), env, backOff, handlers, until));
    this.#running.addEventListener('abort', () => take.end(), { signal: until });
    await untilAborted(sound.promise, signal);
    return take;
  }
}
