/**
 * The process of the sherpa recogniser: takes `ToSherpa` messages and answers with `FromSherpa`. Decoding blocks it; what
 * comes in then waits in the channel.
 */
import { errorFacts } from '../../../core/error.ts';
import type { EngineTake } from './engine.ts';
import type { ModelFolder } from './find-model.ts';
import { loadEngine } from './load-engine.ts';
import { takeFailed } from './sherpa-errors.ts';
import type { FromSherpa, ToSherpa } from './sherpa-messages.ts';

const { folder, threads }: { folder: ModelFolder; threads: number } = JSON.parse(process.argv[2] ?? '{}');

function answer(message: FromSherpa): void {
  process.send?.(message);
}

try {
  const { engine, detail } = loadEngine(folder, threads);
  const takes = new Map<number, EngineTake>();
  const guarded = (take: number, work: () => void) => {
    try {
      work();
    } catch (error) {
      takes.delete(take);
      answer({ type: 'failed', take, error: errorFacts(takeFailed(error)) });
    }
  };
  const handle = (message: ToSherpa) => {
    const { take } = message;
    switch (message.type) {
      case 'begin':
        guarded(take, () => takes.set(take, engine.begin(message.phrases)));
        return;
      case 'frame':
        guarded(take, () => takes.get(take)?.push(message.samples));
        return;
      case 'finish':
        guarded(take, () => {
          const transcript = takes.get(take)?.finish();
          takes.delete(take);
          if (transcript !== undefined) answer({ type: 'recognised', take, transcript });
        });
        return;
      case 'abandon':
        takes.delete(take);
        return;
    }
  };
  process.on('message', (message: ToSherpa) => handle(message));
  answer({ type: 'ready', detail });
} catch (error) {
  process.send?.({ type: 'unavailable', error: errorFacts(error) } satisfies FromSherpa, () => process.exit(1));
}
