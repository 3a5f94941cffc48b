import type { Bus } from '../../core/bus.ts';
import { findSession, LOGIND, SESSION } from './find-session.ts';
import type { LockState } from './lock-state.ts';
import { hasOwner, ownerChanges } from './name-owner.ts';
import { persistently } from './persistently.ts';
import { unlessRefused } from './unless-refused.ts';

const HINT = 'LockedHint';
const manager = { sender: LOGIND, path: '/org/freedesktop/login1', interface: `${LOGIND}.Manager` } as const;

/**
 * Follows systemd-logind on the system bus: sleep, and the lock of the person's session, which may change while Wilco
 * runs. Resolves with whether logind is there now.
 * https://www.freedesktop.org/software/systemd/man/latest/org.freedesktop.login1.html
 */
export async function watchLoginManager(bus: Bus, env: NodeJS.ProcessEnv, state: LockState): Promise<boolean> {
  const watched = new WatchedSessions(bus, env, state);
  const again = () => void persistently(() => watched.follow());
  await bus.onSignal({ ...manager, member: 'PrepareForSleep' }, ([begins]) => state.sleeps(begins === true));
  await bus.onSignal({ ...manager, member: 'SessionNew' }, again);
  await bus.onSignal({ ...manager, member: 'SessionRemoved' }, again);
  await bus.onSignal(ownerChanges(LOGIND), again);
  if (!(await hasOwner(bus, LOGIND))) return false;
  await watched.follow();
  return true;
}

/** logind says nothing any more. */
export function forgetLoginManager(state: LockState): void {
  state.silent(LOGIND);
  state.sleeps(false);
}

/** Listens to every session that was the person's, and believes the one that is. */
class WatchedSessions {
  readonly #bus: Bus;
  readonly #env: NodeJS.ProcessEnv;
  readonly #state: LockState;
  readonly #known = new Map<string, Promise<void>>();
  #current: string | undefined;

  constructor(bus: Bus, env: NodeJS.ProcessEnv, state: LockState) {
    this.#bus = bus;
    this.#env = env;
    this.#state = state;
  }

  /** Looks for the session anew. */
  async follow(): Promise<void> {
    const path = await findSession(this.#bus, this.#env);
    this.#current = path;
    if (path === undefined) return this.#state.silent(LOGIND);
    const known = this.#known.get(path) ?? this.#listen(path);
    this.#known.set(path, known);
    known.catch(() => this.#known.delete(path));
    await known;
    const properties = { destination: LOGIND, path, interface: 'org.freedesktop.DBus.Properties' } as const;
    const hint = await unlessRefused(
      this.#bus.call({ ...properties, member: 'Get', signature: 'ss', body: [SESSION, HINT] }),
    );
    if (typeof hint === 'boolean' && this.#current === path) this.#state.found(LOGIND, hint);
  }

  async #listen(path: string): Promise<void> {
    const on = (member: string, handler: (body: readonly unknown[]) => void) =>
      this.#bus.onSignal({ sender: LOGIND, path, interface: SESSION, member }, (body) => {
        if (this.#current === path) handler(body);
      });
    await on('Lock', () => this.#state.wished(true));
    await on('Unlock', () => this.#state.wished(false));
    const changed = { interface: 'org.freedesktop.DBus.Properties', member: 'PropertiesChanged', arg0: SESSION };
    await this.#bus.onSignal({ sender: LOGIND, path, ...changed }, ([, values]) => {
      const hint =
        typeof values === 'object' && values !== null ? new Map(Object.entries(values)).get(HINT) : undefined;
      if (typeof hint === 'boolean' && this.#current === path) this.#state.seen(LOGIND, hint);
    });
  }
}
