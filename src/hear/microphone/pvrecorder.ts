import type { Frame } from '../../core/audio.ts';
import type { Log } from '../../core/log.ts';
import type { Milliseconds } from '../../core/time.ts';
import { type BackOffTimes, usualBackOff } from '../child/back-off.ts';
import { childModule } from '../child/child-module.ts';
import { type ChildHandlers, SupervisedChild } from '../child/supervised-child.ts';
import type { FromPvRecorder } from './pvrecorder-messages.ts';
import { LONGEST_SILENCE, type Recorder, type RecorderEnd } from './recorder.ts';

/** How long the process may take to close the device before it is ended. */
const LONGEST_STOP: Milliseconds = 1000;

/** Somebody may be speaking while it starts again. */
const QUICK: BackOffTimes = { ...usualBackOff, first: 10 };

export interface PvRecorderOptions {
  /** As in the settings; undefined for the system's default. */
  readonly device: string | undefined;
  readonly env: NodeJS.ProcessEnv;
  readonly log: Log;
  /** The process ends when it aborts. */
  readonly signal: AbortSignal;
}

interface Recording {
  readonly take: number;
  onMessage(message: FromPvRecorder): void;
  onStarted(): void;
  onCrash(detail: string): void;
}

/**
 * Records with the library pvrecorder, which is native code and may crash, so it has a process of its own. That process
 * stays, without the device, after a recording that gave sound, so that the next one begins at once.
 */
export class PvRecorder implements Recorder {
  readonly name = 'pvrecorder';
  readonly #options: PvRecorderOptions;
  #child: SupervisedChild | undefined;
  #ending = new AbortController();
  #isRunning = false;
  #recording: Recording | undefined;
  #takes = 0;

  constructor(options: PvRecorderOptions) {
    this.#options = options;
  }

  /** Starts the process before there is anything to record. */
  prepare(): void {
    if (this.#child !== undefined || this.#options.signal.aborted) return;
    const { env, log, signal } = this.#options;
    this.#ending = new AbortController();
    this.#child = new SupervisedChild({
      name: 'recorder',
      module: childModule('./pvrecorder-child', import.meta.url),
      log,
      env,
      onCrash: { code: 'microphone_lost', hint: 'It is started again by itself.' },
      backOff: QUICK,
    });
    void this.#child.run(this.#handlers(), AbortSignal.any([this.#ending.signal, signal]));
  }

  record(chunk: Milliseconds, onFrame: (frame: Frame) => void, signal: AbortSignal): Promise<RecorderEnd> {
    this.#takes += 1;
    const take = this.#takes;
    return new Promise((resolve) => {
      let delivered = false;
      const ask = () => {
        const order = { type: 'record', take, device: this.#options.device, frameLength: chunk * 16 };
        this.#child?.send(order);
      };
      const end = (why: RecorderEnd) => {
        clearTimeout(watchdog);
        clearTimeout(stopping);
        signal.removeEventListener('abort', stop);
        this.#recording = undefined;
        if (!delivered && !signal.aborted) this.#giveUp();
        resolve(why);
      };
      const watchdog = setTimeout(() => {
        this.#child?.restart();
        end({ type: 'hung', detail: 'pvrecorder gave no sound' });
      }, LONGEST_SILENCE);
      let stopping: NodeJS.Timeout | undefined;
      const stop = () => {
        clearTimeout(watchdog);
        stopping = setTimeout(() => this.#child?.restart(), LONGEST_STOP);
        if (this.#child?.send({ type: 'stop' }) !== true) end({ type: 'ended', detail: 'stopped' });
      };
      this.#recording = {
        take,
        onStarted: ask,
        onCrash: (detail) => end({ type: 'ended', detail }),
        onMessage: (message) => {
          if (message.type === 'stopped') return end({ type: 'ended', detail: 'stopped' });
          if (message.type === 'failed') return end({ type: message.end, detail: named(message) });
          delivered = true;
          watchdog.refresh();
          if (!signal.aborted) onFrame({ samples: message.samples, at: Date.now() });
        },
      };
      this.prepare();
      signal.addEventListener('abort', stop, { once: true });
      if (signal.aborted) stop();
      else if (this.#isRunning) ask();
    });
  }

  devicesChanged(): void {
    // It asks for the devices anew each time.
  }

  #handlers(): ChildHandlers {
    return {
      started: () => {
        this.#isRunning = true;
        this.#recording?.onStarted();
      },
      message: (raw) => {
        // The child is this repository's own and speaks nothing else.
        const message = raw as FromPvRecorder;
        if (message.take === this.#recording?.take) this.#recording.onMessage(message);
      },
      crashed: (error) => {
        this.#isRunning = false;
        this.#recording?.onCrash(error.message);
      },
    };
  }

  /** It gave no sound, so its process is not kept. */
  #giveUp(): void {
    this.#ending.abort();
    this.#isRunning = false;
    this.#child = undefined;
  }
}

function named(message: FromPvRecorder & { readonly type: 'failed' }): string {
  return message.end === 'no-device' ? message.detail : `pvrecorder: ${message.detail}`;
}
