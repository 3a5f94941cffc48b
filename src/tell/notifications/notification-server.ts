import { type Bus, BusError, type Buses } from '../../core/bus.ts';
import type { WilcoError } from '../../core/error.ts';
import type { Milliseconds } from '../../core/time.ts';
import { asUnavailable } from './unavailable.ts';

/** What a Notify call carries, already in the form that this server wants. */
export interface Notice {
  /** The popup that this one takes the place of; 0 for a new one. */
  readonly replaces: number;
  /** A file: URI, or ''. */
  readonly icon: string;
  readonly summary: string;
  readonly body: string;
  /** Key and label in turn. */
  readonly actions: readonly string[];
  /** 0 low, 1 normal, 2 critical. */
  readonly urgency: number;
  /** −1: as the server thinks fit; 0: never. */
  readonly timeout: Milliseconds;
}

export interface ServerInformation {
  readonly name: string;
  readonly vendor: string;
  readonly version: string;
}

/** What the server does by itself. */
export interface ServerEvents {
  /** A choice was clicked. */
  action(id: number, key: string): void;
  /** A popup is gone: expired, closed by the person, or by us. */
  closed(id: number): void;
  /** Another server took over, or none: every popup is gone and its number means nothing any more. */
  replaced(): void;
  /** The bus is gone; make a new NotificationServer. */
  lost(): void;
}

/**
 * org.freedesktop.Notifications, as its specification has it:
 * https://specifications.freedesktop.org/notification-spec/latest/
 * Every method rejects with a WilcoError `notifications_unavailable`, at the latest after 2 s.
 */
export class NotificationServer {
  readonly #bus: Bus;
  #capabilities: Promise<ReadonlySet<string>> | undefined;

  private constructor(bus: Bus) {
    this.#bus = bus;
  }

  /** Resolves when calls can be made and events will be seen. A server need not be running yet. */
  static async connect(buses: Buses, events: ServerEvents): Promise<NotificationServer> {
    const bus = await buses.session().catch((error: unknown) => {
      throw asUnavailable(error);
    });
    const server = new NotificationServer(bus);
    try {
      await server.#subscribe(events);
    } catch (error) {
      bus.close();
      throw asUnavailable(error);
    }
    return server;
  }

  /** What the server can do: "actions", "body-markup", "persistence" … Asked once for each server. */
  capabilities(): Promise<ReadonlySet<string>> {
    this.#capabilities ??= this.#call('GetCapabilities').then(
      (names) => new Set(Array.isArray(names) ? names.map(String) : []),
    );
    this.#capabilities.catch(() => {
      this.#capabilities = undefined;
    });
    return this.#capabilities;
  }

  async information(): Promise<ServerInformation> {
    const reply = await this.#call('GetServerInformation');
    const [name = '', vendor = '', version = ''] = Array.isArray(reply) ? reply.map(String) : [];
    return { name, vendor, version };
  }

  /** Shows a popup and resolves with its number. */
  async notify(notice: Notice): Promise<number> {
    const hints = { urgency: ['y', notice.urgency], category: ['s', 'x-wilco'] };
    const id = await this.#call('Notify', 'susssasa{sv}i', [
      'Wilco',
      notice.replaces,
      notice.icon,
      notice.summary,
      notice.body,
      notice.actions,
      hints,
      notice.timeout,
    ]);
    return Number(id);
  }

  /** Closes a popup; one that is gone already is no error. */
  async closeNotification(id: number): Promise<void> {
    await this.#call('CloseNotification', 'u', [id]).catch((error: WilcoError) => {
      if (error.cause instanceof BusError && error.cause.type === 'silent') throw error;
    });
  }

  /** Leaves the bus at once; no event comes afterwards. */
  close(): void {
    this.#bus.close();
  }

  async #subscribe(events: ServerEvents): Promise<void> {
    this.#bus.onLost(() => events.lost());
    await Promise.all([
      this.#bus.onSignal(signal('ActionInvoked'), ([id, key]) => events.action(Number(id), String(key))),
      this.#bus.onSignal(signal('NotificationClosed'), ([id]) => events.closed(Number(id))),
      this.#bus.onSignal(ownerChanged, () => {
        this.#capabilities = undefined;
        events.replaced();
      }),
    ]);
  }

  async #call(member: string, signature?: string, body?: unknown[]): Promise<unknown> {
    const message = { ...address, member, ...(signature === undefined ? {} : { signature, body: body ?? [] }) };
    return this.#bus.call(message).catch((error: unknown) => {
      throw asUnavailable(error);
    });
  }
}

const address = {
  destination: 'org.freedesktop.Notifications',
  path: '/org/freedesktop/Notifications',
  interface: 'org.freedesktop.Notifications',
} as const;

function signal(member: string) {
  return { sender: address.destination, path: address.path, interface: address.interface, member };
}

const ownerChanged = {
  sender: 'org.freedesktop.DBus',
  path: '/org/freedesktop/DBus',
  interface: 'org.freedesktop.DBus',
  member: 'NameOwnerChanged',
  arg0: address.destination,
} as const;
