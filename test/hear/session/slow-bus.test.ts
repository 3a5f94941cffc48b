import { beforeEach, expect, test } from 'vitest';
import { type Bus, type BusCall, BusError, type SignalMatch } from '../../../src/core/bus.ts';
import { LockState } from '../../../src/hear/session/lock-state.ts';
import { watchLoginManager } from '../../../src/hear/session/login-manager.ts';
import { watchScreenSavers } from '../../../src/hear/session/screen-savers.ts';
import { patiently } from '../../fixtures/patiently.ts';

/** A bus that answers as it is told to, or not in time. */
class SlowBus implements Bus {
  readonly name = ':1.1';
  /** What is asked of it, by member. */
  answers: Readonly<Record<string, unknown>> = {};
  /** So many calls and subscriptions from now on find it busy. */
  busy = 0;
  readonly #handlers: { readonly match: SignalMatch; readonly handler: (body: readonly unknown[]) => void }[] = [];

  async call({ member, body = [] }: BusCall): Promise<unknown> {
    this.#work();
    return this.answers[member === 'Get' ? String(body[1]) : member];
  }

  async onSignal(match: SignalMatch, handler: (body: readonly unknown[]) => void): Promise<void> {
    this.#work();
    this.#handlers.push({ match, handler });
  }

  onLost(): void {}

  close(): void {}

  tell(member: string, ...body: readonly unknown[]): void {
    for (const { match, handler } of this.#handlers) {
      if (match.member === member && (match.arg0 === undefined || match.arg0 === body[0])) handler(body);
    }
  }

  #work(): void {
    if (this.busy === 0) return;
    this.busy -= 1;
    throw new BusError('silent', 'no answer');
  }
}

let bus: SlowBus;
let told: string[];
let state: LockState;

beforeEach(() => {
  bus = new SlowBus();
  told = [];
  state = new LockState({ tell: ({ type }) => told.push(type), confirmWithin: 60_000 });
});

test.each([1, 2, 3, 4])(
  'a new session that logind is too busy to tell of, %s times over, is followed all the same',
  async (busy) => {
    bus.answers = { NameHasOwner: true, GetUser: '/user', Display: ['2', '/session/2'], LockedHint: false };
    expect(await watchLoginManager(bus, {}, state)).toBe(true);
    bus.answers = { ...bus.answers, Display: ['3', '/session/3'], LockedHint: true };
    bus.busy = busy;
    bus.tell('SessionNew', '3', '/session/3');
    await patiently(() => told).toEqual(['locked']);
  },
);

test('a screen saver that is too busy to answer when it comes is asked again', async () => {
  const name = 'org.gnome.ScreenSaver';
  bus.answers = { NameHasOwner: false };
  expect(await watchScreenSavers(bus, state)).toBe(false);
  bus.answers = { GetActive: true };
  bus.busy = 1;
  bus.tell('NameOwnerChanged', name, '', ':1.7');
  await patiently(() => told).toEqual(['locked']);
});
