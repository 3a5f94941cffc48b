import type { HookMessage, HookOrder } from './hook-messages.ts';
import { KeyWatch, REPEATS_WITHIN, type SeenKey } from './key-watch.ts';

export type WatchOrder = HookOrder & { readonly type: 'watch' };

/** The hook's side of the channel to the parent, in the hook's own process. */
export interface HookConnection {
  readonly order: WatchOrder;
  /** Any key, whatever it is: what the parent may learn of it is told. */
  see(key: SeenKey): void;
  /** `sent` is called once the message has left this process. */
  tell(message: HookMessage, sent?: () => void): void;
}

/** How often the source of keys is asked whether a key repeats. */
const ASK_EVERY = 100;

/**
 * Waits for the parent's order. `ask` is called again and again while it is not known whether a press is a repeat, for a
 * source that does not tell of repeats by itself.
 */
export function connectHook(
  begin: (hook: HookConnection) => void,
  ask: (order: WatchOrder) => void = () => undefined,
): void {
  let watch: KeyWatch | undefined;
  let takeOpen = false;
  process.on('message', (order: HookOrder) => {
    switch (order.type) {
      case 'takeIsOpen':
        takeOpen = order.open;
        watch?.takeIsOpen(takeOpen);
        return;
      case 'watch': {
        const keys = new KeyWatch(order.key, order.heldBefore);
        keys.takeIsOpen(takeOpen);
        watch = keys;
        begin({
          order,
          tell,
          see(key) {
            const watched = keys.see(key);
            if (watched !== undefined) tell(watched);
            if (!keys.doubts) return;
            const asking = setInterval(() => ask(order), ASK_EVERY);
            setTimeout(() => {
              clearInterval(asking);
              const settled = keys.settle();
              if (settled !== undefined) tell(settled);
            }, REPEATS_WITHIN);
          },
        });
      }
    }
  });
}

function tell(message: HookMessage, sent: () => void = () => undefined): void {
  process.send?.(message, undefined, undefined, sent);
}
