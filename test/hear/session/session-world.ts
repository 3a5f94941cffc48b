import { DbusBuses } from '../../../src/bus/dbus-buses.ts';
import type { DesktopEvent, DesktopSession } from '../../../src/core/desktop-session.ts';
import { WatchedSession, type WatchedSessionOptions } from '../../../src/hear/session/watched-session.ts';
import { LogindFixture, type LogindFixtureOptions } from '../../fixtures/logind.ts';
import { patiently } from '../../fixtures/patiently.ts';
import { type PrivateDbus, startPrivateDbus } from '../../fixtures/private-dbus.ts';
import { ScreenSaverFixture } from '../../fixtures/screen-saver.ts';

/** A machine with both buses, and Wilco following its session. */
export class SessionWorld {
  readonly infos: string[] = [];
  readonly told: DesktopEvent['type'][] = [];
  readonly system: PrivateDbus;
  readonly session: PrivateDbus;
  readonly #parts: { stop(): Promise<void> }[] = [];
  readonly #end = new AbortController();
  #ended: Promise<void> = Promise.resolve();

  private constructor(system: PrivateDbus, session: PrivateDbus) {
    this.system = system;
    this.session = session;
  }

  static async make(): Promise<SessionWorld> {
    return new SessionWorld(await startPrivateDbus(), await startPrivateDbus());
  }

  async logind(options?: LogindFixtureOptions): Promise<LogindFixture> {
    const logind = await LogindFixture.start(this.system.address, options);
    this.#parts.push(logind);
    return logind;
  }

  async saver(name: string, options?: Parameters<typeof ScreenSaverFixture.start>[2]): Promise<ScreenSaverFixture> {
    const saver = await ScreenSaverFixture.start(this.session.address, name, options);
    this.#parts.push(saver);
    return saver;
  }

  listen(options: Partial<WatchedSessionOptions> = {}): void {
    const session = new WatchedSession({
      buses: new DbusBuses({
        DBUS_SYSTEM_BUS_ADDRESS: this.system.address,
        DBUS_SESSION_BUS_ADDRESS: this.session.address,
      }),
      env: {},
      log: { info: (message) => this.infos.push(message), warn: () => undefined },
      backOff: { first: 5, longest: 20, healthyAfter: 60_000 },
      confirmWithin: 60_000,
      ...options,
    });
    this.#ended = this.#collect(session);
  }

  /** Makes `change` until it is told as exactly these, for nobody says when it is being followed. */
  async follows(change: () => void, ...types: readonly DesktopEvent['type'][]): Promise<void> {
    await patiently(() => {
      change();
      return this.told;
    }).toEqual(types);
  }

  async tells(...types: readonly DesktopEvent['type'][]): Promise<void> {
    await patiently(() => this.told).toEqual(types);
  }

  async stop(): Promise<void> {
    this.#end.abort();
    await this.#ended;
  }

  async remove(): Promise<void> {
    await this.stop();
    await Promise.all(this.#parts.map((part) => part.stop()));
    await Promise.all([this.system.stop(), this.session.stop()]);
  }

  async #collect(session: DesktopSession): Promise<void> {
    for await (const { type } of session.events(this.#end.signal)) this.told.push(type);
  }
}
