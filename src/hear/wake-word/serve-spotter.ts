import { errorFacts } from '../../core/error.ts';
import type { Spotter } from './spotter.ts';
import type { FromSpotter, ToSpotter } from './spotter-messages.ts';
import { WakeWordUnavailable } from './unavailable.ts';

/**
 * The loop of an engine's process: opens the engine that is ordered and tells each time that the phrase was heard. An
 * engine that fails later ends the process, which is started again.
 */
export function serveSpotter<Order>(open: (order: Order) => Promise<Spotter>): void {
  let spotter: Spotter | undefined;
  const handle = (message: ToSpotter<Order>) => {
    switch (message.type) {
      case 'open':
        open(message.order).then(
          (opened) => {
            spotter = opened;
            answer({ type: 'ready', detail: opened.detail });
          },
          (thrown: unknown) => {
            const final = thrown instanceof WakeWordUnavailable && thrown.final;
            answer({ type: 'unavailable', error: errorFacts(thrown), final }, () => process.exit(1));
          },
        );
        return;
      case 'sound': {
        const { samples, from } = message;
        const ago = spotter?.hear(samples);
        if (ago !== undefined) answer({ type: 'heard', end: from + samples.length - ago });
        return;
      }
      case 'reset':
        spotter?.reset();
        return;
    }
  };
  process.on('message', handle);
}

function answer(message: FromSpotter, sent: () => void = () => undefined): void {
  process.send?.(message, sent);
}
