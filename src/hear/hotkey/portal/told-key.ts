import type { WilcoError } from '../../../core/error.ts';
import type { HotkeyEvent } from '../../../core/hotkey.ts';
import type { Milliseconds } from '../../../core/time.ts';
import type { EventQueue } from '../../event-queue.ts';
import { LONGEST_REPEAT } from '../../talk/talk-rules.ts';

/** Keeps what is told of a key in the order that the port promises, each loss once. */
export class ToldKey {
  readonly #events: EventQueue<HotkeyEvent>;
  /** The last press or repeat, while the key is down. */
  #downAt: Milliseconds | undefined;
  #isReady = false;
  #lost: string | undefined;

  constructor(events: EventQueue<HotkeyEvent>) {
    this.#events = events;
  }

  get isReady(): boolean {
    return this.#isReady;
  }

  ready(detail: string): void {
    this.#isReady = true;
    this.#lost = undefined;
    this.#events.push({ type: 'ready', detail });
  }

  /** A press whose release will never come ends now: what was said until then counts. */
  lost(error: WilcoError): void {
    this.up();
    this.#isReady = false;
    if (this.#lost !== error.message) this.#events.push({ type: 'lost', error: error.toJSON() });
    this.#lost = error.message;
  }

  /** One that is too late to be a repeat is a new press: a desktop that locks its screen keeps the release for itself. */
  down(): void {
    const at = Date.now();
    const repeats = this.#downAt !== undefined && at - this.#downAt <= LONGEST_REPEAT;
    this.#downAt = at;
    if (!repeats) this.#events.push({ type: 'pressed', at });
  }

  up(): void {
    if (this.#downAt === undefined) return;
    this.#downAt = undefined;
    this.#events.push({ type: 'released', at: Date.now() });
  }
}
