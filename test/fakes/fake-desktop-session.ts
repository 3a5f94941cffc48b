import type { DesktopEvent, DesktopSession } from '../../src/core/desktop-session.ts';
import { EventQueue } from '../../src/hear/event-queue.ts';

/** A desktop session that does what the test tells it. */
export class FakeDesktopSession implements DesktopSession {
  readonly #events = new EventQueue<DesktopEvent>();

  tell(type: DesktopEvent['type']): void {
    this.#events.push({ type });
  }

  events(signal: AbortSignal): AsyncIterable<DesktopEvent> {
    return this.#events.until(signal);
  }
}
