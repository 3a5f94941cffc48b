import { describe, expect, test, vi } from 'vitest';
import { errorFacts, WilcoError } from '../../../src/core/error.ts';
import type { Recognition } from '../../../src/core/heard.ts';
import { FallbackRecogniser } from '../../../src/hear/recogniser/fallback-recogniser.ts';
import { FakeRecogniser, hintsOf, saying } from '../../fakes/fake-recogniser.ts';

const hints = hintsOf();
const broken = new WilcoError({ code: 'recogniser_failed', message: 'It failed.', hint: 'Say it again.' });
const late = new WilcoError({ code: 'timeout', message: 'Too slow.', hint: 'Wait.' });
const never = new Promise<Recognition>(() => undefined);

function chain(...recognisers: readonly FakeRecogniser[]) {
  const failures: [string, unknown][] = [];
  const links = recognisers.map((recogniser, index) => ({
    name: ['first', 'second', 'third'][index] ?? '',
    recogniser,
  }));
  const recogniser = new FallbackRecogniser({ links, onFailure: (name, error) => failures.push([name, error]) });
  const hear = () => recogniser.begin(hints, new AbortController().signal).finish();
  return { recogniser, failures, hear };
}

describe('a chain of recognisers', () => {
  test('the first one that answers decides, though all of them hear every frame', async () => {
    const [first, second] = [new FakeRecogniser(saying('cancel it')), new FakeRecogniser(saying('yes'))];
    const { recogniser, failures } = chain(first, second);
    const listening = recogniser.begin(hints, new AbortController().signal);
    listening.push(new Int16Array([1, 2]));
    expect(await listening.finish()).toEqual(saying('cancel it'));
    expect(second.takes[0]?.pushed).toEqual([new Int16Array([1, 2])]);
    expect(failures).toEqual([]);
  });

  test('one that fails is reported, and the next one answers and says why', async () => {
    const { hear, failures } = chain(new FakeRecogniser(broken), new FakeRecogniser(saying('yes')));
    expect(await hear()).toEqual({ ...saying('yes'), fellBack: errorFacts(broken) });
    expect(failures).toEqual([['first', broken]]);
  });

  test('after several failures the answer says why the first, the best, failed', async () => {
    const { hear } = chain(new FakeRecogniser(broken), new FakeRecogniser(late), new FakeRecogniser(saying('yes')));
    expect(await hear()).toEqual({ ...saying('yes'), fellBack: errorFacts(broken) });
  });

  test('having heard nothing is an answer', async () => {
    const nothing: Recognition = { type: 'nothing', why: 'silence' };
    expect(await chain(new FakeRecogniser(nothing), new FakeRecogniser(saying('yes'))).hear()).toEqual(nothing);
    expect(await chain(new FakeRecogniser(broken), new FakeRecogniser(nothing)).hear()).toEqual(nothing);
  });

  test('when all fail, the last failure is the reason', async () => {
    await expect(chain(new FakeRecogniser(broken), new FakeRecogniser(late)).hear()).rejects.toBe(late);
  });

  test('those whose answer is not wanted are told to stop', async () => {
    const second = new FakeRecogniser(never);
    await chain(new FakeRecogniser(saying('no')), second).hear();
    expect(second.takes[0]?.aborted).toBe(true);
  });

  test('one is not asked while those before it answer, or have not failed yet', async () => {
    const [first, second] = [new FakeRecogniser(saying('no')), new FakeRecogniser(saying('yes'))];
    await chain(first, second).hear();
    expect(second.takes).toMatchObject([{ finished: false, aborted: true }]);
    const answer = Promise.withResolvers<Recognition>();
    first.answers = [answer.promise];
    const heard = chain(first, second).hear();
    await vi.waitFor(() => expect(first.takes[1]?.finished).toBe(true));
    expect(second.takes[1]?.finished).toBe(false);
    answer.reject(broken);
    expect(await heard).toMatchObject({ utterance: { text: 'yes' } });
  });

  test('an abort ends the take and is nobody’s failure', async () => {
    const end = new AbortController();
    const { recogniser, failures } = chain(new FakeRecogniser(never), new FakeRecogniser(never));
    const finished = recogniser.begin(hints, end.signal).finish();
    end.abort(new Error('enough'));
    await expect(finished).rejects.toThrow('enough');
    expect(failures).toEqual([]);
  });

  test('a take that was dropped before its end rejects and asks nobody', async () => {
    const end = new AbortController();
    const first = new FakeRecogniser(broken);
    const listening = chain(first).recogniser.begin(hints, end.signal);
    end.abort(new Error('enough'));
    await expect(listening.finish()).rejects.toThrow('enough');
    expect(first.takes[0]?.finished).toBe(false);
  });

  test('it starts while one of them can, and says which could not', async () => {
    const first = new FakeRecogniser();
    first.startFailure = broken;
    const { recogniser, failures } = chain(first, new FakeRecogniser());
    await recogniser.start(new AbortController().signal);
    expect(failures).toEqual([['first', broken]]);
    expect(recogniser.state()).toEqual({ type: 'ready', detail: 'first: not started; second: fake' });
  });

  test('it has started as soon as one of them has', async () => {
    const slow = new FakeRecogniser();
    const gate = Promise.withResolvers<void>();
    slow.startGate = gate.promise;
    slow.startFailure = broken;
    const { recogniser, failures } = chain(slow, new FakeRecogniser());
    await recogniser.start(new AbortController().signal);
    gate.resolve();
    await vi.waitFor(() => expect(failures).toEqual([['first', broken]]));
  });

  test('it does not start when none of them can', async () => {
    const [first, second] = [new FakeRecogniser(), new FakeRecogniser()];
    first.startFailure = new Error('other');
    second.startFailure = broken;
    await expect(chain(first, second).recogniser.start(new AbortController().signal)).rejects.toBe(broken);
  });

  test('its state is that of the best link, and tells how each one stands', () => {
    const [first, second] = [new FakeRecogniser(), new FakeRecogniser()];
    const { recogniser } = chain(first, second);
    first.current = { type: 'broken', error: errorFacts(broken) };
    second.current = { type: 'starting', detail: 'the model is being loaded' };
    expect(recogniser.state()).toEqual({
      type: 'starting',
      detail: 'first: It failed → Say it again; second: the model is being loaded',
    });
    second.current = { type: 'broken', error: errorFacts(late) };
    expect(recogniser.state()).toEqual({ type: 'broken', error: errorFacts(broken) });
  });

  test('hints reach all of them', () => {
    const [first, second] = [new FakeRecogniser(), new FakeRecogniser()];
    chain(first, second).recogniser.prepare(hints);
    expect([first.prepared, second.prepared]).toEqual([[hints], [hints]]);
  });
});
