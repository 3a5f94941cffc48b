import type { DesktopEvent, DesktopSession } from '../../core/desktop-session.ts';
import type { Microphone } from '../../core/microphone.ts';

/**
 * Closes the microphone while the screen is locked and while the machine sleeps, and opens it anew afterwards. Where
 * nobody can tell, it stays open.
 */
export class DesktopWatch {
  readonly #session: DesktopSession;
  readonly #microphone: Pick<Microphone, 'pause' | 'resume'>;
  #isLocked = false;
  #sleeps = false;

  constructor(session: DesktopSession, microphone: Pick<Microphone, 'pause' | 'resume'>) {
    this.#session = session;
    this.#microphone = microphone;
  }

  /** Whether what is said or pressed now cannot be meant for Wilco. */
  get isLeft(): boolean {
    return this.#isLocked || this.#sleeps;
  }

  get isLocked(): boolean {
    return this.#isLocked;
  }

  /**
   * Follows the session until `signal` aborts. `onLeft` is called when the person is not there from now on, before the
   * microphone is closed. Never rejects.
   */
  async run(onLeft: () => void, signal: AbortSignal): Promise<void> {
    for await (const event of this.#session.events(signal)) {
      const wasLeft = this.isLeft;
      this.#note(event);
      if (this.isLeft && !wasLeft) onLeft();
      this.#openOrClose(wasLeft);
    }
  }

  /** A key was pressed: the machine does not sleep, whether or not anyone has said that it woke. */
  sawKey(): void {
    if (!this.#sleeps) return;
    this.#sleeps = false;
    this.#openOrClose(true);
  }

  #openOrClose(wasLeft: boolean): void {
    if (this.isLeft) this.#microphone.pause(this.#isLocked ? 'the screen is locked' : 'the machine sleeps');
    else if (wasLeft) this.#microphone.resume();
  }

  #note({ type }: DesktopEvent): void {
    switch (type) {
      case 'locked':
        this.#isLocked = true;
        return;
      case 'unlocked':
        this.#isLocked = false;
        return;
      case 'sleeping':
        this.#sleeps = true;
        return;
      case 'woke':
        this.#sleeps = false;
    }
  }
}
