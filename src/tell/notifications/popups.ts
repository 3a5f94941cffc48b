import type { Announcement } from '../../core/announcement.ts';
import type { Buses } from '../../core/bus.ts';
import type { WilcoError } from '../../core/error.ts';
import type { PartState } from '../../core/heard.ts';
import type { Log } from '../../core/log.ts';
import type { Answer, Teller } from '../../core/teller.ts';
import type { Milliseconds } from '../../core/time.ts';
import { BackOff } from './back-off.ts';
import { escapeMarkup } from './body-markup.ts';
import { NotificationServer } from './notification-server.ts';
import { OpenPopups } from './open-popups.ts';
import { type Popup, popupOf } from './popup.ts';
import { settles } from './settles.ts';
import { asUnavailable, isConnectionLost } from './unavailable.ts';

export interface PopupsOptions {
  readonly buses: Buses;
  readonly log: Log;
  /** A file: URI, or ''. */
  readonly icon: string;
  /** The clock; for tests. */
  readonly now?: () => Milliseconds;
}

/**
 * Tells by popups. One at a time and in order. A missing bus or server is a log line, once for each outage; the next
 * announcement tries again, but not sooner than the back-off allows. Nothing runs between announcements.
 */
export class Popups implements Teller {
  readonly #buses: Buses;
  readonly #log: Log;
  readonly #icon: string;
  readonly #now: () => Milliseconds;
  readonly #backOff: BackOff;
  readonly #open = new OpenPopups();
  readonly #answerHandlers = new Set<(answer: Answer) => void>();
  #server: NotificationServer | undefined;
  #outage: WilcoError | undefined;
  #detail = 'not used yet';
  #turn: Promise<void> = Promise.resolve();
  #closed = false;

  constructor(options: PopupsOptions) {
    this.#buses = options.buses;
    this.#log = options.log;
    this.#icon = options.icon;
    this.#now = options.now ?? Date.now;
    this.#backOff = new BackOff(this.#now);
  }

  /** Connects, so that the first popup is not late. Never rejects. */
  start(): Promise<void> {
    return this.#inTurn(async (server) => {
      const { name, version } = await server.information();
      this.#detail = `${name} ${version}`;
    });
  }

  tell(announcement: Announcement, signal: AbortSignal): Promise<void> {
    return this.#inTurn(async (server) => {
      if (!signal.aborted) await this.#show(announcement, server);
    });
  }

  state(): PartState {
    return this.#outage === undefined
      ? { type: 'ready', detail: this.#detail }
      : { type: 'broken', error: { code: this.#outage.code, message: this.#outage.message, hint: this.#outage.hint } };
  }

  /** Calls `handler` when a choice is clicked. Gives back how to stop that. */
  onAnswer(handler: (answer: Answer) => void): () => void {
    this.#answerHandlers.add(handler);
    return () => this.#answerHandlers.delete(handler);
  }

  /** Takes the open question's popup away, for nobody hears its answer any more, and leaves the bus. */
  async close(): Promise<void> {
    const question = this.#open.question;
    if (question !== undefined) await this.#inTurn((server) => server.closeNotification(question.popupId));
    this.#closed = true;
    this.#drop();
  }

  /** Runs `work` after all before it. Once more when the connection turns out to be dead. Never rejects. */
  #inTurn(work: (server: NotificationServer) => Promise<void>): Promise<void> {
    this.#turn = this.#turn.then(async () => {
      if (this.#closed || !this.#backOff.isDue) return;
      const wasConnected = this.#server !== undefined;
      try {
        await work(await this.#connected()).catch(async (error: unknown) => {
          if (!isConnectionLost(error)) throw error;
          this.#drop();
          if (!wasConnected) throw error;
          await work(await this.#connected());
        });
        this.#worked();
      } catch (error) {
        this.#failed(asUnavailable(error));
      }
    });
    return this.#turn;
  }

  async #connected(): Promise<NotificationServer> {
    this.#server ??= await NotificationServer.connect(this.#buses, {
      action: (id, key) => this.#clicked(id, key),
      closed: (id) => this.#open.closed(id),
      replaced: () => this.#open.clear(),
      lost: () => this.#drop(),
    });
    return this.#server;
  }

  async #show(announcement: Announcement, server: NotificationServer): Promise<void> {
    const asked = this.#open.question;
    if (asked !== undefined && settles(announcement, asked.question)) {
      this.#open.closed(asked.popupId);
      await server.closeNotification(asked.popupId);
    }
    const capabilities = await server.capabilities();
    const popup = popupOf(announcement, { now: this.#now(), clickable: capabilities.has('actions') });
    if (popup === undefined) return;
    const id = await server.notify({
      replaces: this.#open.idOf(popup.slot),
      icon: this.#icon,
      summary: popup.title,
      body: capabilities.has('body-markup') ? escapeMarkup(popup.body) : popup.body,
      actions: popup.actions.flatMap(({ key, label }) => [key, label]),
      urgency: urgencies[popup.urgency],
      timeout: popup.timeout ?? -1,
    });
    this.#open.shown(popup, id);
  }

  #clicked(id: number, key: string): void {
    const asked = this.#open.question;
    if (asked?.popupId !== id || !asked.question.choices.some((choice) => choice.key === key)) return;
    this.#open.closed(id);
    void this.#inTurn((server) => server.closeNotification(id));
    for (const handler of this.#answerHandlers) handler({ questionId: asked.question.id, key });
  }

  #worked(): void {
    if (this.#outage !== undefined) this.#log.info('popups work again');
    this.#outage = undefined;
    this.#backOff.succeeded();
  }

  #failed(error: WilcoError): void {
    if (this.#outage?.message !== error.message) this.#log.warn(`${error.message} ${error.hint}`, error.cause);
    this.#outage = error;
    this.#backOff.failed();
  }

  #drop(): void {
    this.#server?.close();
    this.#server = undefined;
    this.#open.clear();
  }
}

const urgencies: Readonly<Record<Popup['urgency'], number>> = { low: 0, normal: 1, critical: 2 };
