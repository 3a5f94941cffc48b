import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { errorFacts, WilcoError } from '../../../src/core/error.ts';
import type { Recognition, Silence } from '../../../src/core/heard.ts';
import type { SentenceKind } from '../../../src/core/recogniser.ts';
import { RoutedRecogniser } from '../../../src/hear/recogniser/routed-recogniser.ts';
import { FakeRecogniser, hintsOf, saying } from '../../fakes/fake-recogniser.ts';

const confidence = { control: 0.5, destructive: 0.9 };
const hints = hintsOf({ 'what is running': 'control', 'cancel it': 'destructive', 'start task a b': 'free' });
const down = new WilcoError({ code: 'recogniser_unavailable', message: 'It is down.', hint: 'Check the network.' });
const crashed = new WilcoError({ code: 'recogniser_failed', message: 'It crashed.', hint: 'Say it again.' });
const never = new Promise<Recognition>(() => undefined);
const nothing = (why: Silence): Recognition => ({ type: 'nothing', why });
const fromLarge: Recognition = {
  type: 'speech',
  utterance: { text: 'Start task a b.', engine: 'openai', freeText: 'exact', confidence: undefined, duration: 900 },
};

function routed(local: FakeRecogniser, large: FakeRecogniser, patience = 60_000) {
  const failures: [string, unknown][] = [];
  const recogniser = new RoutedRecogniser({
    local: { name: 'local', recogniser: local },
    large: { name: 'large', recogniser: large },
    onFailure: (name, error) => failures.push([name, error]),
    confidence,
    patience,
  });
  return { recogniser, failures, hear: () => recogniser.begin(hints, new AbortController().signal).finish() };
}

describe('a recogniser that routes', () => {
  test.each<[string, Recognition]>([
    ['a control sentence that is sure enough', saying('what is running', 0.5)],
    ['a destructive sentence heard with full confidence', saying('cancel it', 0.9)],
    ['silence', nothing('silence')],
    ['noise', nothing('not-speech')],
  ])('%s is decided by the local one, and the large one is never asked', async (_name, heard) => {
    const large = new FakeRecogniser(never);
    expect(await routed(new FakeRecogniser(heard), large).hear()).toEqual(heard);
    expect(large.takes).toMatchObject([{ finished: false, aborted: true }]);
  });

  test.each<[string, Recognition]>([
    ['a control sentence that is not sure', saying('what is running', 0.49)],
    ['a destructive sentence without full confidence', saying('cancel it', 0.89)],
    ['free words, however sure', saying('start task a b', 1)],
    ['a sentence that Wilco does not know', saying('hello there', 1)],
    ['speech that fits no sentence', nothing('unclear')],
  ])('%s is decided by the large one', async (_name, heard) => {
    expect(await routed(new FakeRecogniser(heard), new FakeRecogniser(fromLarge)).hear()).toEqual(fromLarge);
  });

  test('a local one that is late is not waited for, but stands in for a large one that fails', async () => {
    const late = Promise.withResolvers<Recognition>();
    expect(await routed(new FakeRecogniser(late.promise), new FakeRecogniser(fromLarge), 0).hear()).toEqual(fromLarge);
    const { hear, failures } = routed(new FakeRecogniser(late.promise), new FakeRecogniser(down), 0);
    const heard = hear();
    await expect.poll(() => failures).toEqual([['large', down]]);
    late.resolve(saying('start task a b', 1));
    expect(await heard).toEqual({ ...saying('start task a b', 1), fellBack: errorFacts(down) });
  });

  test('without the large one, what the local one heard counts and says why', async () => {
    const { hear, failures } = routed(new FakeRecogniser(saying('cancel it', 0.6)), new FakeRecogniser(down));
    expect(await hear()).toEqual({ ...saying('cancel it', 0.6), fellBack: errorFacts(down) });
    expect(failures).toEqual([['large', down]]);
  });

  test('speech that only the large one could have understood is a failure without it, so that the take is kept', async () => {
    await expect(routed(new FakeRecogniser(nothing('unclear')), new FakeRecogniser(down)).hear()).rejects.toBe(down);
  });

  test('without the local one the large one decides alone', async () => {
    const { hear, failures } = routed(new FakeRecogniser(crashed), new FakeRecogniser(fromLarge));
    expect(await hear()).toEqual(fromLarge);
    expect(failures).toEqual([['local', crashed]]);
  });

  test('both hear every frame and know the hints', () => {
    const [local, large] = [new FakeRecogniser(), new FakeRecogniser()];
    const { recogniser } = routed(local, large);
    recogniser.prepare(hints);
    recogniser.begin(hints, new AbortController().signal).push(new Int16Array([5]));
    for (const one of [local, large]) {
      expect(one.prepared).toEqual([hints]);
      expect(one.takes).toMatchObject([{ hints, pushed: [new Int16Array([5])] }]);
    }
  });

  test('it starts when one of them can', async () => {
    const [local, large] = [new FakeRecogniser(), new FakeRecogniser()];
    large.startFailure = down;
    const { recogniser, failures } = routed(local, large);
    await recogniser.start(new AbortController().signal);
    expect(failures).toEqual([['large', down]]);
    expect(recogniser.state()).toEqual({ type: 'ready', detail: 'local: fake; large: not started' });
  });

  test('it does not start when none of them can', async () => {
    const [local, large] = [new FakeRecogniser(), new FakeRecogniser()];
    local.startFailure = crashed;
    large.startFailure = down;
    await expect(routed(local, large).recogniser.start(new AbortController().signal)).rejects.toBe(down);
  });
});

/** What the table says, written apart from the router: whose answer counts. */
function expected(local: Recognition | WilcoError, large: Recognition | WilcoError): Recognition | WilcoError {
  if (local instanceof WilcoError) return large;
  const kinds: Readonly<Record<string, SentenceKind>> = { 'what is running': 'control', 'cancel it': 'destructive' };
  if (local.type === 'nothing') return local.why === 'unclear' ? large : local;
  const { text, confidence: sure = 0 } = local.utterance;
  if (kinds[text] === 'control' && sure >= confidence.control) return local;
  if (kinds[text] === 'destructive' && sure >= confidence.destructive) return local;
  return large instanceof WilcoError ? { ...local, fellBack: errorFacts(large) } : large;
}

const silences: readonly Silence[] = ['too-short', 'silence', 'not-speech', 'unclear', 'cancelled'];
const localOutcome = fc.oneof(
  fc
    .record({
      text: fc.constantFrom('what is running', 'cancel it', 'start task a b', 'hello there'),
      sure: fc.constantFrom(0, 0.49, 0.5, 0.89, 0.9, 1, undefined),
    })
    .map(({ text, sure }): Recognition => {
      const spoken = saying(text);
      return { ...spoken, utterance: { ...spoken.utterance, confidence: sure } };
    }),
  fc.constantFrom(...silences).map(nothing),
  fc.constant(crashed),
);
const largeOutcome = fc.oneof(fc.constant(fromLarge), fc.constantFrom(...silences).map(nothing), fc.constant(down));
const place = fc.constantFrom('before', 'localFirst', 'largeFirst');

/** An answer that is given when it is told to. */
function held(outcome: Recognition | WilcoError) {
  const { promise, resolve, reject } = Promise.withResolvers<Recognition>();
  promise.catch(() => undefined);
  return { promise, settle: () => (outcome instanceof WilcoError ? reject(outcome) : resolve(outcome)) };
}

/** Lets everything run that needs no more than settled promises. */
const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('any two outcomes, in any order', () => {
  test('come to the one answer of the table, and nothing is left running', async () => {
    await fc.assert(
      fc.asyncProperty(localOutcome, largeOutcome, place, async (heard, larger, order) => {
        const [first, second] = [held(heard), held(larger)];
        const [local, large] = [new FakeRecogniser(first.promise), new FakeRecogniser(second.promise)];
        const finished = routed(local, large)
          .hear()
          .catch((error: unknown) => error);
        const steps = order === 'largeFirst' ? [second, first] : [first, second];
        for (const step of steps) {
          step.settle();
          if (order !== 'before') await settled();
        }
        expect(await finished).toEqual(expected(heard, larger));
        for (const take of [...local.takes, ...large.takes]) {
          expect(take.aborted).toBe(true);
          expect(take.finishes).toBeLessThanOrEqual(1);
        }
        const needed = expected(heard, fromLarge) === fromLarge;
        expect(large.takes[0]?.finished).toBe(needed);
      }),
      { numRuns: 500 },
    );
  });

  test('an abort at any moment rejects with its reason, and reports nobody', async () => {
    await fc.assert(
      fc.asyncProperty(localOutcome, fc.constantFrom(0, 1, 2), async (heard, moment) => {
        const end = new AbortController();
        const first = held(heard);
        const [local, large] = [new FakeRecogniser(first.promise), new FakeRecogniser(never)];
        const { recogniser, failures } = routed(local, large);
        const listening = recogniser.begin(hints, end.signal);
        if (moment === 0) end.abort(new Error('let go'));
        const finished = listening.finish().catch((error: unknown) => error);
        if (moment === 1) end.abort(new Error('let go'));
        first.settle();
        await settled();
        end.abort(new Error('let go'));
        const decidedBefore = moment === 2 && expected(heard, fromLarge) === heard;
        if (decidedBefore) expect(await finished).toEqual(heard);
        else expect(await finished).toEqual(new Error('let go'));
        if (moment < 2) expect(failures).toEqual([]);
        for (const take of [...local.takes, ...large.takes]) expect(take.aborted).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
