import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { neededLines } from '../../../src/act/journal/needed-lines.ts';
import { replayTasks } from '../../../src/act/journal/replay-tasks.ts';
import { journalOf } from './lines-of.ts';
import { created, ended, removed, renamed, started } from './some-facts.ts';

async function needed(lines: readonly string[]) {
  const pieces = async function* () {
    yield lines.slice(0, 3);
    yield lines.slice(3);
  };
  const { numbers, count, lastId } = await neededLines(pieces());
  return { lines: lines.filter((_, index) => numbers.has(index)), count, lastId };
}

const id = fc.integer({ min: 1, max: 6 });
const anyLine = fc
  .tuple(
    fc.oneof(
      id.map((task) => created(task)),
      fc.tuple(id, fc.integer({ min: 1, max: 9 })).map(([task, at]) => ({ ...started(task), at })),
      fc.tuple(id, fc.string()).map(([task, result]) => ended(task, { result })),
      fc.tuple(id, fc.string()).map(([task, name]) => renamed(task, name)),
      id.map(removed),
      id.map((lastId) => ({ v: 1, type: 'compacted', at: 1, lastId })),
      fc.constant({ v: 1, type: 'unheard' }),
    ),
    fc.option(fc.nat({ max: 60 }), { freq: 8 }),
  )
  .map(([event, cut]) => JSON.stringify(event).slice(0, cut ?? undefined));

describe('the lines of a journal that are needed', () => {
  it('come to the same tasks as all of them, whatever was written, cut or repeated', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyLine, { maxLength: 40 }), async (lines) => {
        const { lines: kept, lastId } = await needed(lines);
        const whole = await replayTasks(journalOf(lines));
        expect(lastId).toBe(whole.lastId);
        expect((await replayTasks(journalOf(kept))).tasks).toEqual(whole.tasks);
      }),
      { numRuns: 300 },
    );
  });

  it('are none of a removed task, nor torn ones', async () => {
    const events = [created(1), started(1), created(2), renamed(1, 'a'), ended(1), removed(1)].map((event) =>
      JSON.stringify(event),
    );
    expect(await needed([...events, '', '{"v":1,"type":"crea'])).toEqual({ lines: [events[2]], count: 8, lastId: 2 });
  });

  it('are those of a later version, of which nobody here knows what they are for', async () => {
    const lines = ['{"v":2,"type":"created"}', '{"v":1,"type":"unheard","of":"things"}', '7', 'null'];
    expect((await needed(lines)).lines).toEqual(lines.slice(0, 2));
  });
});
