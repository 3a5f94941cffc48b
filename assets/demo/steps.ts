import { join } from 'node:path';
import type { TakeRecord } from '../../src/core/take-record.ts';
import type { PopupSeen } from '../../test/desktop/popup-monitor.ts';
import type { SpeakersRecording } from '../../test/desktop/speakers.ts';
import { until } from '../../test/desktop/until.ts';
import type { VirtualDesktop } from '../../test/desktop/virtual-desktop.ts';
import type { WilcoDaemon } from '../../test/desktop/wilco-daemon.ts';
import type { Transcript } from './transcript.ts';

/** What the demo's steps work with. */
export interface Stage {
  readonly desktop: VirtualDesktop;
  readonly daemon: WilcoDaemon;
  readonly transcript: Transcript;
  /** Where the pictures go. */
  readonly folder: string;
}

export interface Expected {
  /** What it is, for the error if it does not come. */
  readonly what: string;
  readonly title: RegExp;
  /** Name of its picture, without its number. */
  readonly picture: string;
}

/** The steps of the demo; each resolves when it has truly happened and rejects when it has not. */
export class Steps {
  readonly #stage: Stage;
  #files = 0;
  /** The whole screen, as the last picture shows it. */
  #pictured: Buffer = Buffer.alloc(0);
  #takes = 0;

  constructor(stage: Stage) {
    this.#stage = stage;
  }

  /** Holds the talk key, speaks, lets go; resolves with the popup that answers. */
  async speak(words: string, expected: Expected): Promise<PopupSeen> {
    const { desktop, transcript } = this.#stage;
    const earlier = desktop.popups().length;
    await desktop.command(words);
    transcript.fact({ what: 'spoken', text: `“${words}”` });
    const take = await this.#understood();
    const popup = await this.#shown(expected, earlier);
    const { releasedAt, recognisedAt } = take.times;
    transcript.fact({ what: 'heard', text: heardIn(popup, words), after: recognisedAt - releasedAt });
    transcript.fact({ what: 'understood', text: take.decided, after: take.intentAt - releasedAt });
    await this.#told(popup, expected, releasedAt);
    return popup;
  }

  /** Clicks a button of the popup on the screen; resolves with the popup that answers. */
  async click(label: string, expected: Expected): Promise<PopupSeen> {
    const { desktop, transcript } = this.#stage;
    const earlier = desktop.popups().length;
    const clickedAt = await desktop.popupServer.click(label);
    transcript.fact({ what: 'clicked', text: label });
    const popup = await this.#shown(expected, earlier);
    await this.#told(popup, expected, clickedAt);
    return popup;
  }

  /** Waits for a popup that comes by itself. */
  async wait(expected: Expected, from: number): Promise<PopupSeen> {
    const popup = await this.#shown(expected, from);
    await this.#told(popup, expected, undefined);
    return popup;
  }

  /** Resolves when Wilco has read aloud for at least `atLeast` milliseconds and fallen silent; saves the sound. */
  async read(recording: SpeakersRecording, atLeast: number, name: string): Promise<void> {
    let before = -1;
    await until(
      'the voice to have spoken',
      () => {
        const now = recording.loudFor();
        const silent = now === before;
        before = now;
        return silent && now >= atLeast;
      },
      { every: 700 },
    );
    const file = `${this.#nextNumber()}-${name}.wav`;
    await recording.stop(join(this.#stage.folder, file));
    const seconds = (recording.loudFor() / 1000).toFixed(1);
    this.#stage.transcript.fact({ what: 'told', text: `aloud, ${seconds} s of voice: demo-out/${file}` });
  }

  /** Says that something was made sure of. */
  checked(text: string): void {
    this.#stage.transcript.fact({ what: 'checked', text });
  }

  /** Resolves with the moments of the take that has just been spoken. */
  async #understood(): Promise<TakeRecord> {
    const { daemon } = this.#stage;
    const take = await until('the take to be understood', async () => {
      const { lastTakes } = await daemon.client.status();
      return lastTakes.length > this.#takes ? lastTakes.at(-1) : undefined;
    });
    this.#takes += 1;
    return take;
  }

  #shown({ what, title }: Expected, from: number): Promise<PopupSeen> {
    return this.#stage.desktop.popup(what, (popup) => title.test(popup.title), from);
  }

  async #told(popup: PopupSeen, expected: Expected, since: number | undefined): Promise<void> {
    const after = since === undefined || popup.shownAt === undefined ? undefined : popup.shownAt - since;
    const text = [popup.title, popup.body].filter((line) => line !== '').join('\n');
    this.#stage.transcript.fact({ what: 'told', text, after });
    await this.#photograph(expected.picture);
  }

  async #photograph(name: string): Promise<void> {
    const { desktop, folder, transcript } = this.#stage;
    await this.#drawn();
    const region = await until('the popup on the screen', () => desktop.popupServer.region());
    const file = `${this.#nextNumber()}-${name}.png`;
    await desktop.display.screenshot(join(folder, file), region, 24);
    transcript.fact({ what: 'picture', text: `demo-out/${file}` });
  }

  /** A popup is told of before it is drawn: resolves when the screen is another than in the last picture, and stays so. */
  async #drawn(): Promise<void> {
    const { display } = this.#stage.desktop;
    let before = await display.pixels();
    await until(
      'the popup to be drawn',
      async () => {
        const now = await display.pixels();
        const still = now.equals(before);
        before = now;
        return still && !now.equals(this.#pictured);
      },
      { every: 60 },
    );
    this.#pictured = before;
  }

  #nextNumber(): string {
    this.#files += 1;
    return String(this.#files).padStart(2, '0');
  }
}

/**
 * What the recogniser heard, as far as Wilco tells: the free words of a start stand in its question; of a fixed sentence
 * it keeps only what it means.
 */
function heardIn(popup: PopupSeen, spoken: string): string {
  const words = /^Start “(.+)” in/u.exec(popup.title)?.[1];
  if (words === undefined) return 'a sentence that Wilco knows';
  return spoken.endsWith(words)
    ? `“start task ${words}”`
    : `“start task ${words}”, which is not what was said: this is why Wilco asks`;
}
