/**
 * The process of the local recogniser: takes `ToDecoder` messages and answers with `FromDecoder`. Decodes as the sound
 * comes; what it is doing then keeps the next message waiting in the channel.
 */
import { type ErrorFacts, errorFacts } from '../../../core/error.ts';
import type { LocalSettings } from '../settings.ts';
import type { FromDecoder, ToDecoder } from './decoder-messages.ts';
import { openEars } from './open-ears.ts';

const settings: LocalSettings = JSON.parse(process.argv[2] ?? '{}');

function answer(message: FromDecoder): void {
  process.send?.(message);
}

try {
  const ears = openEars(settings, process.env);
  let take = 0;
  let failure: ErrorFacts | undefined;
  const guarded = (work: () => void) => {
    if (failure !== undefined) return;
    try {
      work();
    } catch (error) {
      failure = errorFacts(error);
    }
  };
  const handle = (message: ToDecoder) => {
    switch (message.type) {
      case 'hints':
        ears.useHints(message.hints);
        return;
      case 'begin':
        take = message.take;
        failure = undefined;
        guarded(() => ears.begin());
        return;
      case 'frame':
        guarded(() => ears.push(message.samples));
        return;
      case 'finish':
        guarded(() => answer({ type: 'recognised', take, recognition: ears.finish() }));
        if (failure !== undefined) answer({ type: 'failed', take, error: failure });
        return;
      case 'abandon':
        guarded(() => ears.abandon());
        return;
    }
  };
  process.on('message', (message: ToDecoder) => handle(message));
  answer({ type: 'ready', detail: ears.detail });
} catch (error) {
  process.send?.({ type: 'unavailable', error: errorFacts(error) } satisfies FromDecoder, () => process.exit(1));
}
