import type { Bus, Buses } from '../../core/bus.ts';
import type { DesktopEvent, DesktopSession } from '../../core/desktop-session.ts';
import type { Log } from '../../core/log.ts';
import type { Milliseconds } from '../../core/time.ts';
import { BackOff, type BackOffTimes } from '../child/back-off.ts';
import { EventQueue } from '../event-queue.ts';
import { LockState } from './lock-state.ts';
import { forgetLoginManager, watchLoginManager } from './login-manager.ts';
import { forgetScreenSavers, watchScreenSavers } from './screen-savers.ts';

export interface WatchedSessionOptions {
  readonly buses: Buses;
  /** May hold XDG_SESSION_ID. */
  readonly env: NodeJS.ProcessEnv;
  readonly log: Log;
  /** How soon a bus that was lost, or is not there, is tried again. */
  readonly backOff?: BackOffTimes;
  /** How long a wish to lock counts that neither logind nor a screen saver confirms. */
  readonly confirmWithin?: Milliseconds;
}

const patient: BackOffTimes = { first: 250, longest: 300_000, healthyAfter: 10_000 };

/** The person's session by what systemd-logind and the desktop's screen saver tell. It waits for signals only. */
export class WatchedSession implements DesktopSession {
  readonly #options: WatchedSessionOptions;

  constructor(options: WatchedSessionOptions) {
    this.#options = options;
  }

  async *events(signal: AbortSignal): AsyncIterable<DesktopEvent> {
    const { buses, env, log, confirmWithin = 5000 } = this.#options;
    const events = new EventQueue<DesktopEvent>();
    const left = new AbortController();
    const both = AbortSignal.any([signal, left.signal]);
    const state = new LockState({ tell: (event) => events.push(event), confirmWithin });
    const logins = this.#keep(
      () => buses.system(),
      (bus) => watchLoginManager(bus, env, state),
      () => forgetLoginManager(state),
      both,
    );
    const savers = this.#keep(
      () => buses.session(),
      (bus) => watchScreenSavers(bus, state),
      () => forgetScreenSavers(state),
      both,
    );
    void Promise.all([logins.known, savers.known]).then((known) => {
      if (known.includes(true) || both.aborted) return;
      log.info('Nobody here tells when the screen is locked or the machine sleeps: the microphone follows neither.');
    });
    try {
      yield* events.until(signal);
    } finally {
      left.abort();
      await Promise.all([logins.ended, savers.ended]);
      state.end();
    }
  }

  /** `known`: whether the first attempt found anyone who tells. Neither promise rejects. */
  #keep(
    connect: () => Promise<Bus>,
    watch: (bus: Bus) => Promise<boolean>,
    forget: () => void,
    signal: AbortSignal,
  ): { readonly known: Promise<boolean>; readonly ended: Promise<void> } {
    const known = Promise.withResolvers<boolean>();
    const backOff = new BackOff(this.#options.backOff ?? patient);
    const keep = async () => {
      while (!signal.aborted) {
        const since = performance.now();
        await untilLost(connect, watch, known.resolve, signal).catch(() => undefined);
        known.resolve(false);
        forget();
        if (!signal.aborted) await backOff.wait(performance.now() - since, signal);
      }
    };
    return { known: known.promise, ended: keep() };
  }
}

/** Resolves when the connection is lost, or `signal` aborts; rejects when there is none. */
async function untilLost(
  connect: () => Promise<Bus>,
  watch: (bus: Bus) => Promise<boolean>,
  found: (isKnown: boolean) => void,
  signal: AbortSignal,
): Promise<void> {
  const bus = await connect();
  const over = Promise.withResolvers<void>();
  const end = () => over.resolve();
  signal.addEventListener('abort', end, { once: true });
  bus.onLost(end);
  try {
    if (signal.aborted) return;
    found(await Promise.race([watch(bus), over.promise.then(() => false)]));
    await over.promise;
  } finally {
    signal.removeEventListener('abort', end);
    bus.close();
  }
}
