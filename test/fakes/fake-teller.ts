import type { Announcement } from '../../src/core/announcement.ts';
import type { Teller } from '../../src/core/teller.ts';

/** A teller that keeps what it was told. */
export class FakeTeller implements Teller {
  readonly told: Announcement[] = [];
  /** What `tell` waits for. */
  until: Promise<void> = Promise.resolve();

  async tell(announcement: Announcement): Promise<void> {
    this.told.push(announcement);
    await this.until;
  }
}
