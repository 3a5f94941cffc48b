import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DbusBuses } from '../../../../src/bus/dbus-buses.ts';
import { PortalHotkey, type PortalHotkeyOptions } from '../../../../src/hear/hotkey/portal/portal-hotkey.ts';
import { patiently } from '../../../fixtures/patiently.ts';
import { PortalFixture, type PortalFixtureOptions } from '../../../fixtures/portal.ts';
import { type PrivateDbus, startPrivateDbus } from '../../../fixtures/private-dbus.ts';
import { CollectedEvents } from '../collected-events.ts';

/** A session bus with a portal on it, and Wilco's talk key beside it. */
export class PortalWorld {
  readonly bus: PrivateDbus;
  readonly dataHome: string;
  readonly warnings: string[] = [];
  readonly #program: string;
  readonly #portals: PortalFixture[] = [];
  #events: CollectedEvents | undefined;

  private constructor(bus: PrivateDbus, program: string) {
    this.bus = bus;
    this.dataHome = join(bus.folder, 'data');
    this.#program = program;
  }

  static async make(): Promise<PortalWorld> {
    const bus = await startPrivateDbus();
    const program = join(bus.folder, 'a $trange "wilco"');
    await writeFile(program, '#!/bin/sh\n', { mode: 0o755 });
    return new PortalWorld(bus, program);
  }

  get buses(): DbusBuses {
    return new DbusBuses({ DBUS_SESSION_BUS_ADDRESS: this.bus.address });
  }

  get desktopFile() {
    return { dataHome: this.dataHome, program: this.#program };
  }

  get events(): CollectedEvents {
    if (this.#events === undefined) throw new Error('no key is being listened to');
    return this.#events;
  }

  /** The last `ready`'s words, or the last loss's. */
  get detail(): string {
    const event = this.events.all.findLast(({ type }) => type === 'ready' || type === 'lost');
    if (event?.type === 'ready') return event.detail;
    return event?.type === 'lost' ? `${event.error.message} ${event.error.hint}` : '';
  }

  async portal(options?: PortalFixtureOptions): Promise<PortalFixture> {
    const portal = await PortalFixture.start(this.bus.address, options);
    this.#portals.push(portal);
    return portal;
  }

  /** Starts to listen for F9, or whatever `options` say. */
  listen(options: Partial<PortalHotkeyOptions> = {}): CollectedEvents {
    this.#events = new CollectedEvents(
      new PortalHotkey({
        key: { name: 'F9' },
        buses: this.buses,
        desktopFile: this.desktopFile,
        log: { info: () => undefined, warn: (message) => this.warnings.push(message) },
        backOff: { first: 5, longest: 50, healthyAfter: 60_000 },
        patience: 60_000,
        unseen: 60_000,
        ...options,
      }),
    );
    return this.#events;
  }

  /** Resolves when what the portal has sent so far is told: a press that is heard came after it. */
  async heardAll(portal: PortalFixture, told: readonly string[]): Promise<void> {
    portal.press();
    await patiently(() => this.events.types).toEqual([...told, 'pressed']);
    portal.release();
    await patiently(() => this.events.types).toEqual([...told, 'pressed', 'released']);
  }

  async remove(): Promise<void> {
    await this.#events?.stop();
    await Promise.all(this.#portals.map((portal) => portal.stop()));
    await this.bus.stop();
  }
}
