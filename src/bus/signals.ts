import { type Message, messageType } from 'dbus-native';
import type { Bus, SignalMatch } from '../core/bus.ts';

const DRIVER = 'org.freedesktop.DBus';

interface Subscription {
  readonly match: SignalMatch;
  readonly handler: (body: readonly unknown[]) => void;
}

/**
 * Who on a connection wants which signals. A signal counts only if it comes from the present owner of the name in its
 * match, for anyone on a bus can send a signal that bears any interface.
 */
export class Signals {
  readonly #call: Bus['call'];
  readonly #subscriptions: Subscription[] = [];
  /** Unique names by well-known name; '' while nobody owns it. */
  readonly #owners = new Map<string, string>();
  readonly #known = new Map<string, Promise<void>>();

  constructor(call: Bus['call']) {
    this.#call = call;
  }

  /** As {@link Bus.onSignal}. */
  async subscribe(match: SignalMatch, handler: Subscription['handler']): Promise<void> {
    await this.#knowOwner(match.sender);
    this.#subscriptions.push({ match, handler });
    await this.#addMatch(match);
  }

  /** Hands a message from the bus on, after the replies that came before it; not if `isWanted` says no by then. */
  deliver(message: Message, isWanted: () => boolean): void {
    if (message.type !== messageType.signal) return;
    this.#noteOwner(message);
    const body = message.body ?? [];
    for (const { match, handler } of this.#subscriptions) {
      if (!this.#matches(message, match)) continue;
      setImmediate(() => {
        if (isWanted()) handler(body);
      });
    }
  }

  #matches(message: Message, { sender, path, interface: name, member, arg0 }: SignalMatch): boolean {
    return (
      message.member === member &&
      message.interface === name &&
      (path === undefined || message.path === path) &&
      (arg0 === undefined || message.body?.[0] === arg0) &&
      message.sender === (this.#owners.get(sender) ?? sender)
    );
  }

  /** The bus and unique names are their own owners. */
  #knowOwner(name: string): Promise<void> {
    if (name === DRIVER || name.startsWith(':')) return Promise.resolve();
    const known = this.#known.get(name) ?? this.#findOwner(name);
    this.#known.set(name, known);
    return known;
  }

  async #findOwner(name: string): Promise<void> {
    this.#owners.set(name, '');
    await this.#addMatch({ sender: DRIVER, interface: DRIVER, member: 'NameOwnerChanged', arg0: name });
    const asked = this.#call({ ...driver, member: 'GetNameOwner', signature: 's', body: [name] });
    const owner = await asked.catch(() => '');
    if (owner !== '') this.#owners.set(name, String(owner));
  }

  #noteOwner({ sender, member, body }: Message): void {
    if (sender !== DRIVER || member !== 'NameOwnerChanged') return;
    const [name, , owner] = body ?? [];
    if (typeof name === 'string' && this.#owners.has(name)) this.#owners.set(name, String(owner));
  }

  async #addMatch(match: SignalMatch): Promise<void> {
    await this.#call({ ...driver, member: 'AddMatch', signature: 's', body: [matchRule(match)] });
  }
}

const driver = { destination: DRIVER, path: '/org/freedesktop/DBus', interface: DRIVER } as const;

function matchRule(match: SignalMatch): string {
  return Object.entries({ type: 'signal', ...match })
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${key}='${value}'`)
    .join(',');
}
