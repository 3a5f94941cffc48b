import type { Teller } from '../core/teller.ts';

/** Several ways of telling as one: all tell at the same time, and `tell` resolves when the last of them has told. */
export function all(tellers: readonly Teller[]): Teller {
  return {
    async tell(announcement, signal) {
      await Promise.all(tellers.map((teller) => teller.tell(announcement, signal)));
    },
  };
}
