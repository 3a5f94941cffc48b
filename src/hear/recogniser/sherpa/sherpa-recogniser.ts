import { errorFacts, WilcoError } from '../../../core/error.ts';
import type { PartState } from '../../../core/heard.ts';
import type { Log } from '../../../core/log.ts';
import type { Hints, Listening, Recogniser } from '../../../core/recogniser.ts';
import type { BackOffTimes } from '../../child/back-off.ts';
import { childModule } from '../../child/child-module.ts';
import { SupervisedChild } from '../../child/supervised-child.ts';
import type { SherpaSettings } from '../settings.ts';
import { findModel, type ModelFolder } from './find-model.ts';
import { loadingFailed, notRunning, takeFailed } from './sherpa-errors.ts';
import type { FromSherpa, ToSherpa } from './sherpa-messages.ts';
import { SherpaTake } from './sherpa-take.ts';

export interface SherpaRecogniserOptions {
  readonly settings: SherpaSettings;
  readonly log: Log;
  readonly env: NodeJS.ProcessEnv;
  readonly backOff?: BackOffTimes;
}

/** Loading a large model costs seconds of a core: one that cannot be loaded is not tried often. */
const patientBackOff: BackOffTimes = { first: 1000, longest: 300_000, healthyAfter: 30_000 };

/**
 * A large local model, run by sherpa-onnx in a process of its own, which is there from the start of the recogniser on,
 * and only when there is a model. Without one, each take looks once more.
 */
export class SherpaRecogniser implements Recogniser {
  readonly #options: SherpaRecogniserOptions;
  readonly #takes = new Map<number, SherpaTake>();
  #child: SupervisedChild | undefined;
  #signal: AbortSignal | undefined;
  #state: PartState = { type: 'off', detail: 'not started' };
  #lastNumber = 0;

  constructor(options: SherpaRecogniserOptions) {
    this.#options = options;
  }

  /** The process of the model, or undefined while there is none. */
  get pid(): number | undefined {
    return this.#child?.pid;
  }

  /** Rejects with `recogniser_unavailable` when library or model is missing, or the model cannot be loaded. */
  start(signal: AbortSignal): Promise<void> {
    this.#signal = signal;
    return this.#launch(signal);
  }

  /** Hints go with each take. */
  prepare(): void {}

  begin(hints: Hints, signal: AbortSignal): Listening {
    this.#lastNumber += 1;
    const take = new SherpaTake({
      number: this.#lastNumber,
      phrases: hints.phrases,
      signal,
      timeout: this.#options.settings.timeout,
      onHang: () => this.#replace(),
      onEnd: ({ number }) => this.#takes.delete(number),
    });
    this.#takes.set(take.number, take);
    if (this.#child === undefined && this.#signal?.aborted === false) this.#launch(this.#signal).catch(() => undefined);
    const state = this.#state;
    if (state.type === 'off') take.fail(notRunning());
    else if (isHopeless(state)) take.fail(new WilcoError(state.error));
    else this.#serve();
    return take;
  }

  state(): PartState {
    return this.#state;
  }

  /** The library cannot be interrupted: takes that wait keep their sound for the next process. */
  #replace(): void {
    this.#state = { type: 'broken', error: errorFacts(takeFailed('it did not answer in time')) };
    this.#child?.restart();
  }

  async #launch(signal: AbortSignal): Promise<void> {
    try {
      await this.#run(findModel(this.#options.settings), signal);
    } catch (error) {
      if (this.#child === undefined) this.#state = { type: 'broken', error: errorFacts(error) };
      throw error;
    }
  }

  #run(folder: ModelFolder, signal: AbortSignal): Promise<void> {
    const { settings, log, env, backOff = patientBackOff } = this.#options;
    const child = new SupervisedChild({
      name: 'sherpa recogniser',
      module: childModule('./sherpa-child', import.meta.url),
      log,
      env,
      args: [JSON.stringify({ folder, threads: settings.threads })],
      onCrash: { code: 'recogniser_failed', hint: 'Say it again.' },
      backOff,
    });
    this.#child = child;
    this.#state = { type: 'starting', detail: `${folder.name} is being loaded` };
    return new Promise((resolve, reject) => {
      const handlers = {
        started: () => {
          this.#state = { type: 'starting', detail: `${folder.name} is being loaded` };
        },
        message: (message: unknown) => this.#receive(message as FromSherpa, resolve),
        crashed: (error: WilcoError) => reject(this.#crashed(error, folder)),
      };
      void child.run(handlers, signal).then(() => {
        this.#state = { type: 'off', detail: 'stopped' };
        reject(signal.reason);
        for (const take of this.#takes.values()) take.fail(notRunning());
      });
    });
  }

  #receive(message: FromSherpa, onReady: () => void): void {
    switch (message.type) {
      case 'ready':
        this.#state = { type: 'ready', detail: message.detail };
        onReady();
        this.#serve();
        return;
      case 'unavailable':
        this.#state = { type: 'broken', error: message.error };
        return;
      case 'recognised':
        this.#takes.get(message.take)?.succeed(message.transcript);
        return;
      case 'failed':
        this.#takes.get(message.take)?.fail(new WilcoError(message.error));
        return;
    }
  }

  /** Lets the takes that wait speak to the process. */
  #serve(): void {
    if (this.#state.type !== 'ready') return;
    for (const take of this.#takes.values()) if (!take.connected) take.connect((message) => this.#send(message));
  }

  #send(message: ToSherpa): void {
    this.#child?.send(message);
  }

  /** Why the process ended; what was in it is lost, what waits for the next one goes on waiting. */
  #crashed(error: WilcoError, folder: ModelFolder): WilcoError {
    const state = this.#state;
    const reason = state.type === 'starting' ? loadingFailed(folder.name, error) : error;
    const told = state.type === 'broken' && isHopeless(state) ? new WilcoError(state.error) : reason;
    this.#state = { type: 'broken', error: errorFacts(told) };
    const hopeless = isHopeless(this.#state);
    for (const take of this.#takes.values()) if (take.connected || hopeless) take.fail(told);
    return told;
  }
}

/** Whether a take that begins now is not worth keeping: there is no model to wait for. */
function isHopeless(state: PartState): state is PartState & { readonly type: 'broken' } {
  return state.type === 'broken' && state.error.code === 'recogniser_unavailable';
}
