import type { Question } from '../../core/question.ts';
import type { Popup } from './popup.ts';

/** Which popups are on the screen, by their slot, and which of them asks something. Keeps at most 100. */
export class OpenPopups {
  readonly #ids = new Map<string, number>();
  #question: { readonly question: Question; readonly popupId: number } | undefined;

  get question(): { readonly question: Question; readonly popupId: number } | undefined {
    return this.#question;
  }

  /** The number of the popup in `slot`; 0, which means none to a server, when there is none. */
  idOf(slot: string): number {
    return this.#ids.get(slot) ?? 0;
  }

  shown(popup: Popup, id: number): void {
    this.closed(id);
    this.#ids.delete(popup.slot);
    this.#ids.set(popup.slot, id);
    if (popup.question !== undefined) this.#question = { question: popup.question, popupId: id };
    const [oldest] = this.#ids.keys();
    if (this.#ids.size > 100 && oldest !== undefined) this.#ids.delete(oldest);
  }

  closed(id: number): void {
    for (const [slot, open] of this.#ids) if (open === id) this.#ids.delete(slot);
    if (this.#question?.popupId === id) this.#question = undefined;
  }

  clear(): void {
    this.#ids.clear();
    this.#question = undefined;
  }
}
