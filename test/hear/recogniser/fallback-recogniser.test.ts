import { describe, expect, test } from 'vitest';
import { WilcoError } from '../../../src/core/error.ts';
import type { Recognition } from '../../../src/core/heard.ts';
import type { Hints } from '../../../src/core/recogniser.ts';
import { FallbackRecogniser } from '../../../src/hear/recogniser/fallback-recogniser.ts';
import { FakeRecogniser, saying } from '../../fakes/fake-recogniser.ts';

const hints: Hints = { grammar: '', words: [], phrases: [], spoken: new Map() };
const broken = new WilcoError({ code: 'recogniser_failed', message: 'It failed.', hint: 'Say it again.' });

function chain(first: FakeRecogniser, second: FakeRecogniser) {
  const failures: [string, unknown][] = [];
  const recogniser = new FallbackRecogniser({
    links: [
      { name: 'first', recogniser: first },
      { name: 'second', recogniser: second },
    ],
    onFailure: (name, error) => failures.push([name, error]),
  });
  return { recogniser, failures };
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

  test('one that fails is reported, and the next one answers', async () => {
    const { recogniser, failures } = chain(new FakeRecogniser(broken), new FakeRecogniser(saying('yes')));
    expect(await recogniser.begin(hints, new AbortController().signal).finish()).toEqual(saying('yes'));
    expect(failures).toEqual([['first', broken]]);
  });

  test('having heard nothing is an answer', async () => {
    const nothing: Recognition = { type: 'nothing', why: 'silence' };
    const { recogniser } = chain(new FakeRecogniser(nothing), new FakeRecogniser(saying('yes')));
    expect(await recogniser.begin(hints, new AbortController().signal).finish()).toEqual(nothing);
  });

  test('when all fail, the last failure is the reason', async () => {
    const last = new WilcoError({ code: 'timeout', message: 'Too slow.', hint: 'Wait.' });
    const { recogniser } = chain(new FakeRecogniser(broken), new FakeRecogniser(last));
    await expect(recogniser.begin(hints, new AbortController().signal).finish()).rejects.toBe(last);
  });

  test('those whose answer is not wanted are told to stop', async () => {
    const second = new FakeRecogniser(new Promise<Recognition>(() => undefined));
    const { recogniser } = chain(new FakeRecogniser(saying('no')), second);
    await recogniser.begin(hints, new AbortController().signal).finish();
    expect(second.takes[0]?.aborted).toBe(true);
  });

  test('an abort ends the take and is nobody’s failure', async () => {
    const end = new AbortController();
    const never = new Promise<Recognition>(() => undefined);
    const { recogniser, failures } = chain(new FakeRecogniser(never), new FakeRecogniser(never));
    const finished = recogniser.begin(hints, end.signal).finish();
    end.abort(new Error('enough'));
    await expect(finished).rejects.toThrow('enough');
    expect(failures).toEqual([]);
  });

  test('it starts while one of them can, and says which could not', async () => {
    const first = new FakeRecogniser();
    first.startFailure = broken;
    const { recogniser, failures } = chain(first, new FakeRecogniser());
    await recogniser.start(new AbortController().signal);
    expect(failures).toEqual([['first', broken]]);
    expect(recogniser.state()).toEqual({ type: 'ready', detail: 'fake' });
  });

  test('it does not start when none of them can', async () => {
    const [first, second] = [new FakeRecogniser(), new FakeRecogniser()];
    first.startFailure = new Error('other');
    second.startFailure = broken;
    await expect(chain(first, second).recogniser.start(new AbortController().signal)).rejects.toBe(broken);
  });

  test('hints reach all of them', () => {
    const [first, second] = [new FakeRecogniser(), new FakeRecogniser()];
    chain(first, second).recogniser.prepare(hints);
    expect([first.prepared, second.prepared]).toEqual([[hints], [hints]]);
  });
});
