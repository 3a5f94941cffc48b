/**
 * The process of the local recogniser: takes `ToDecoder` messages, one after the other, and answers with `FromDecoder`.
 * Decodes as the sound comes.
 */
import { type ErrorFacts, errorFacts } from '../../../core/error.ts';
import type { LocalSettings } from '../settings.ts';
import type { FromDecoder, ToDecoder } from './decoder-messages.ts';
import { openEars } from './open-ears.ts';

const settings: LocalSettings = JSON.parse(process.argv[2] ?? '{}');

function answer(message: FromDecoder): void {
  process.send?.(message);
}

/** Hints that were not taken must not be taken for heard: a new process begins anew. */
function fail(cause: unknown): never {
  process.stderr.write(`${errorFacts(cause).message}\n`);
  process.exit(1);
}

try {
  const ears = openEars(settings, process.env);
  let take = 0;
  let failure: ErrorFacts | undefined;
  const guarded = async (work: () => void | Promise<void>) => {
    if (failure !== undefined) return;
    try {
      await work();
    } catch (error) {
      failure = errorFacts(error);
    }
  };
  const handle = async (message: ToDecoder) => {
    switch (message.type) {
      case 'hints':
        await ears.useHints(message.hints);
        return;
      case 'begin':
        take = message.take;
        failure = undefined;
        await guarded(() => ears.begin());
        return;
      case 'frame':
        await guarded(() => ears.push(message.samples));
        return;
      case 'finish':
        await guarded(async () => answer({ type: 'recognised', take, recognition: await ears.finish() }));
        if (failure === undefined) return;
        await ears.abandon();
        answer({ type: 'failed', take, error: failure });
        return;
      case 'abandon':
        await ears.abandon();
        return;
    }
  };
  let handled = Promise.resolve();
  process.on('message', (message: ToDecoder) => {
    handled = handled.then(() => handle(message)).catch(fail);
  });
  answer({ type: 'ready', detail: ears.detail });
} catch (error) {
  process.send?.({ type: 'unavailable', error: errorFacts(error) } satisfies FromDecoder, () => process.exit(1));
}
