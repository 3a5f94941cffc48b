import type { Frame } from '../../core/audio.ts';
import { type ErrorFacts, errorFacts, WilcoError } from '../../core/error.ts';
import type { PartState } from '../../core/heard.ts';
import type { Microphone, Take } from '../../core/microphone.ts';
import type { Milliseconds } from '../../core/time.ts';
import { untilAborted } from '../../core/until-aborted.ts';
import { usualBackOff } from '../child/back-off.ts';
import { createRecorders, namedDevice } from './create-recorders.ts';
import { Followers } from './followers.ts';
import { keepRecording, type RecordingHandlers } from './keep-recording.ts';
import { type DeviceNow, lookAtDevice } from './look-at-device.ts';
import { microphoneLost, microphoneOff, microphonePaused, microphoneTaken } from './microphone-errors.ts';
import type { MicrophoneOptions } from './microphone-options.ts';
import { OpenRecorder } from './open-recorder.ts';
import { OpenTake } from './open-take.ts';
import { PreRoll } from './pre-roll.ts';
import type { Recorder } from './recorder.ts';
import { watchSources } from './watch-sources.ts';

/**
 * How much sound a recorder hands over at once. Warm, the whole of it costs a wake-up of the daemon also while nobody
 * speaks: 10 ms cost 2.4 % of a core, 20 ms 1.3 %, 40 ms 0.6 %. Cold, it is how long the first sound takes.
 */
const CHUNK: { readonly warm: Milliseconds; readonly cold: Milliseconds } = { warm: 40, cold: 20 };

const LONGEST_GAP: Milliseconds = 300;

/**
 * The microphone of the settings. Warm, it always records, and a take begins with what was said shortly before the
 * press; what is in no take is forgotten after the pre-roll's length. Cold, it records while a take is open, and what was
 * said before the first sound came is lost. A frame belongs to one take only: a new take ends the former one's tail and
 * begins after it. A take outlives a recorder that dies, if the next one gives sound within the longest gap.
 */
export class RecordingMicrophone implements Microphone {
  readonly #options: MicrophoneOptions;
  readonly #preRoll: PreRoll;
  readonly #followers = new Followers();
  readonly #recorder = new OpenRecorder((signal) => this.#record(signal));
  #recorders: readonly Recorder[] = [];
  #running = AbortSignal.abort();
  #isStarted = false;
  #paused: string | undefined;
  #isWarm = true;
  #isBluetooth = false;
  /** What gives sound now. */
  #delivering: Recorder | undefined;
  /** What gave sound last: it is tried first. */
  #best: Recorder | undefined;
  #error: ErrorFacts | undefined;
  #take: OpenTake | undefined;
  /** How often the devices were to be looked at since the last look began. */
  #looks = 0;
  /** Settles with the next news of whether sound comes; replaced by a new one whenever it stops. */
  #sound = newsOfSound();

  constructor(options: MicrophoneOptions) {
    this.#options = options;
    this.#preRoll = new PreRoll(options.settings.preRoll);
  }

  state(): PartState {
    if (this.#running.aborted) return { type: 'off', detail: this.#isStarted ? 'stopped' : 'not started' };
    if (this.#paused !== undefined) return { type: 'off', detail: `closed: ${this.#paused}` };
    if (this.#error !== undefined) return { type: 'broken', error: this.#error };
    if (this.#isWarm && this.#delivering === undefined)
      return {
        type: 'starting',
        detail: this.#best === undefined ? 'waiting for the first sound' : 'opening it again',
      };
    const backend = this.#best === undefined ? '' : `${this.#best.name}, `;
    const device = `${this.#options.settings.device || 'default'}${this.#isBluetooth ? ' (Bluetooth)' : ''}`;
    return { type: 'ready', detail: `${backend}${device}, ${this.#isWarm ? 'kept open' : 'opened by the key'}` };
  }

  async start(signal: AbortSignal): Promise<void> {
    const { settings, env, log, backOff = usualBackOff } = this.#options;
    this.#running = signal;
    this.#isStarted = true;
    this.#isWarm = settings.warm !== false;
    signal.addEventListener('abort', () => this.#stop(), { once: true });
    this.#recorders = createRecorders(settings, { env, log, signal });
    if (this.#dependsOnDevices()) {
      await this.#look();
      void watchSources(env, backOff, () => void this.#look(), signal);
    }
    this.#sync();
    if (this.#isWarm && this.#paused === undefined) await untilAborted(this.#firstSound(), signal);
  }

  async open(signal: AbortSignal): Promise<Take> {
    signal.throwIfAborted();
    if (this.#running.aborted) throw microphoneOff();
    if (this.#paused !== undefined) throw microphonePaused(this.#paused);
    if (this.#isWarm && this.#error !== undefined) throw new WilcoError(this.#error);
    const { settings, longestGap = LONGEST_GAP } = this.#options;
    const over = Promise.withResolvers<void>();
    const onAbort = () => this.#forget(take, false);
    const onEnd = () => {
      signal.removeEventListener('abort', onAbort);
      over.resolve();
      this.#forget(take, true);
    };
    const take: OpenTake = new OpenTake({ tail: settings.tail, longestGap, onEnd }, signal);
    signal.addEventListener('abort', onAbort, { once: true });
    const former = this.#take;
    if (former !== undefined) this.#preRoll.clear();
    this.#take = take;
    former?.end();
    for (const frame of this.#preRoll.frames()) take.add(frame);
    this.#sync();
    try {
      await untilAborted(Promise.race([this.#sound.promise, over.promise]), signal);
    } catch (thrown) {
      this.#forget(take, false);
      throw thrown;
    }
    return take;
  }

  follow(signal: AbortSignal): AsyncIterable<Frame> {
    return this.#followers.follow(signal);
  }

  pause(why: string): void {
    this.#paused = why;
    this.#take?.fail(microphoneTaken(why));
    this.#sync();
    this.#noSound(microphonePaused(why));
  }

  resume(): void {
    this.#paused = undefined;
    this.#error = undefined;
    this.#forgetDevices();
    this.#sync();
    if (this.#dependsOnDevices()) void this.#look();
  }

  /** The recorder is open exactly where it has to be. */
  #sync(): void {
    const isOpen = this.#paused === undefined && (this.#isWarm || this.#take !== undefined);
    if (isOpen && !this.#running.aborted) this.#recorder.open();
    else this.#close();
  }

  #close(): void {
    this.#recorder.close();
    this.#preRoll.clear();
    if (this.#delivering === undefined) return;
    this.#delivering = undefined;
    this.#sound = newsOfSound();
  }

  #record(signal: AbortSignal): Promise<void> {
    const { env, backOff = usualBackOff } = this.#options;
    const others = this.#recorders.filter((recorder) => recorder !== this.#best);
    const recorders = this.#best === undefined ? others : [this.#best, ...others];
    const chunk = this.#isWarm ? CHUNK.warm : CHUNK.cold;
    return keepRecording({ recorders, chunk, env, backOff }, this.#handlers(), signal);
  }

  #handlers(): RecordingHandlers {
    return {
      delivering: (recorder) => {
        this.#delivering = recorder;
        this.#best = recorder;
        this.#error = undefined;
        this.#sound.resolve();
      },
      frame: (frame) => {
        if (this.#isWarm) this.#preRoll.add(frame);
        this.#take?.add(frame);
        this.#followers.add(frame);
      },
      lost: (error) => this.#lose(error),
      unavailable: (error) => {
        this.#error = errorFacts(error);
        this.#noSound(error);
      },
    };
  }

  #lose(error: WilcoError): void {
    this.#delivering = undefined;
    this.#sound = newsOfSound();
    this.#preRoll.clear();
    this.#take?.interrupt(error);
  }

  /** Whoever waits for sound waits in vain. */
  #noSound(error: WilcoError): void {
    this.#sound.reject(error);
    this.#sound = newsOfSound();
  }

  async #firstSound(): Promise<void> {
    try {
      await this.#sound.promise;
    } catch (thrown) {
      if (this.#paused === undefined) throw thrown;
    }
  }

  #forget(take: OpenTake, isKept: boolean): void {
    if (this.#take !== take) return;
    this.#take = undefined;
    if (isKept) this.#preRoll.clear();
    this.#sync();
  }

  #stop(): void {
    this.#take?.end();
    this.#close();
    this.#noSound(microphoneOff());
  }

  #dependsOnDevices(): boolean {
    const { warm, device } = this.#options.settings;
    return warm === 'auto' || namedDevice(device) !== undefined;
  }

  #forgetDevices(): void {
    this.#best = undefined;
    for (const recorder of this.#recorders) recorder.devicesChanged();
  }

  /** Looks what has become of the microphone; once more when it is asked to while it looks. */
  async #look(): Promise<void> {
    this.#looks += 1;
    if (this.#looks > 1) return;
    for (let seen = 0; seen < this.#looks && !this.#running.aborted; ) {
      seen = this.#looks;
      this.#onDevice(await lookAtDevice(this.#options.settings, this.#options.env, this.#running));
    }
    this.#looks = 0;
  }

  #onDevice(device: DeviceNow): void {
    const { warm } = this.#options.settings;
    const wasWarm = this.#isWarm;
    if (device.type === 'there') this.#isBluetooth = device.source.isBluetooth;
    if (warm === 'auto') this.#isWarm = !this.#isBluetooth;
    // A sound server gives a recorder whose device is gone another one, which is not what the person asked for.
    const isElsewhere = device.type === 'gone' && /^parec|^pvrecorder/u.test(this.#delivering?.name ?? '');
    if (isElsewhere) this.#lose(microphoneLost({ type: 'no-device', detail: device.sentence }));
    const isOther = wasWarm !== this.#isWarm && this.#take === undefined;
    if (isElsewhere || isOther || this.#error !== undefined) {
      this.#forgetDevices();
      this.#close();
    }
    this.#sync();
  }
}

function newsOfSound(): PromiseWithResolvers<void> {
  const news = Promise.withResolvers<void>();
  // Nobody need be waiting for it.
  news.promise.catch(() => undefined);
  return news;
}
