import { once } from 'node:events';
import { createConnection, type DBusConnection, type Message, messageType } from 'dbus-native';

/** A popup as it crossed the bus. */
export interface PopupSeen {
  /** The server's number for it, once the server has answered that it shows it. */
  readonly id: number | undefined;
  readonly title: string;
  /** Plain text, the markup's escapes undone. */
  readonly body: string;
  readonly actions: readonly { readonly key: string; readonly label: string }[];
  /** When the call to show it and the server's answer passed; milliseconds since the epoch. */
  readonly askedAt: number;
  readonly shownAt: number | undefined;
  /** Closed, or its place taken by a later popup of the same number. */
  readonly gone: boolean;
}

type Record = { -readonly [K in keyof PopupSeen]: PopupSeen[K] };

/**
 * Reads along on a session bus (org.freedesktop.DBus.Monitoring) what is said to and by the notification server. It
 * sees every popup of every program, in order, without taking part. A bare connection, because a bus closes the
 * connection of a monitor that answers what it sees.
 */
export class PopupMonitor {
  readonly #connection: DBusConnection;
  readonly #popups: Record[] = [];
  readonly #calls = new Map<string, Record>();

  private constructor(connection: DBusConnection) {
    this.#connection = connection;
  }

  /** Resolves when nothing that is sent from now on is missed. */
  static async start(address: string): Promise<PopupMonitor> {
    const connection = createConnection({ busAddress: address });
    connection.on('error', () => undefined);
    await ask(connection, 1, { interface: 'org.freedesktop.DBus', member: 'Hello' });
    const monitoring = { interface: 'org.freedesktop.DBus.Monitoring', member: 'BecomeMonitor' };
    await ask(connection, 2, { ...monitoring, signature: 'asu', body: [[], 0] });
    const monitor = new PopupMonitor(connection);
    connection.on('message', (message) => monitor.#read(message));
    return monitor;
  }

  /** All popups so far, oldest first; an update of a popup is an entry of its own. */
  popups(): readonly PopupSeen[] {
    return this.#popups.map((popup) => ({ ...popup }));
  }

  async stop(): Promise<void> {
    const closed = once(this.#connection, 'close');
    this.#connection.stream.destroy();
    await closed;
  }

  #read(message: Message): void {
    const body = message.body ?? [];
    if (message.type === messageType.methodCall && message.member === 'Notify') {
      const popup = readNotify(body);
      this.#popups.push(popup);
      this.#calls.set(`${message.sender} ${message.serial}`, popup);
    }
    if (message.type === messageType.methodReturn) this.#shown(message, Number(body[0]));
    if (message.type === messageType.signal && message.member === 'NotificationClosed') this.#gone(Number(body[0]));
  }

  #shown(reply: Message, id: number): void {
    const call = `${reply.destination} ${reply.replySerial}`;
    const popup = this.#calls.get(call);
    if (popup === undefined) return;
    this.#calls.delete(call);
    this.#gone(id);
    popup.id = id;
    popup.shownAt = Date.now();
  }

  #gone(id: number): void {
    for (const popup of this.#popups) if (popup.id === id) popup.gone = true;
  }
}

/** Calls a method of the bus itself. Rejects with the name of its error. */
async function ask(connection: DBusConnection, serial: number, call: Message): Promise<void> {
  const answer = new Promise<void>((resolve, reject) => {
    const read = (message: Message) => {
      if (message.replySerial !== serial) return;
      connection.off('message', read);
      if (message.type === messageType.error) reject(new Error(`${call.member}: ${message.errorName}`));
      else resolve();
    };
    connection.on('message', read);
    connection.on('close', () => reject(new Error(`The bus closed the connection at ${call.member}.`)));
  });
  const bus = { destination: 'org.freedesktop.DBus', path: '/org/freedesktop/DBus' };
  connection.message({ type: messageType.methodCall, serial, ...bus, ...call });
  await answer;
}

function readNotify(body: readonly unknown[]): Record {
  const [, , , title, text, actions] = body;
  const words = Array.isArray(actions) ? actions.map(String) : [];
  return {
    id: undefined,
    title: String(title),
    body: unescapeMarkup(String(text)),
    actions: words.flatMap((key, index) => (index % 2 === 0 ? [{ key, label: words[index + 1] ?? '' }] : [])),
    askedAt: Date.now(),
    shownAt: undefined,
    gone: false,
  };
}

function unescapeMarkup(text: string): string {
  const characters: { readonly [name: string]: string } = { lt: '<', gt: '>', quot: '"', apos: "'", '#39': "'" };
  return text.replace(/&(lt|gt|quot|apos|#39);/gu, (_, name: string) => characters[name] ?? '').replace(/&amp;/gu, '&');
}
