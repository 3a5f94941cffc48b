import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type TalkRules, usualTalkRules } from '../../../src/hear/talk/talk-rules.ts';
import type { TalkEvent } from '../../../src/hear/talk/talk-state.ts';
import { run } from './replay.ts';

type Step = { readonly wait: number; readonly event: (at: number) => TalkEvent };

const presser = fc.constantFrom(undefined, 'command' as const, 'wakeWord' as const);
const keyEvent = fc.record({ type: fc.constantFrom('pressed' as const, 'released', 'cancelled'), by: presser }).map(
  ({ type, by }) =>
    (at: number): TalkEvent => ({ type, at, ...(by === undefined ? {} : { by }) }),
);
const anyEvent = fc.oneof(
  { weight: 6, arbitrary: keyEvent },
  fc.constant((at: number): TalkEvent => ({ type: 'toggled', at })),
  fc.constantFrom('escape' as const, 'other').map(
    (key) =>
      (at: number): TalkEvent => ({ type: 'otherKey', key, at }),
  ),
  fc.constant((at: number): TalkEvent => ({ type: 'passed', at })),
);
/** Mostly as quick as keys bounce and repeat, sometimes as slow as a person who forgets. */
const wait = fc.oneof(fc.nat(60), fc.nat(1200), fc.nat(90_000));
const rules: fc.Arbitrary<TalkRules> = fc.record({
  mode: fc.constantFrom('hold' as const, 'toggle', 'auto'),
  keyIsModifier: fc.boolean(),
  debounce: fc.nat(80),
  minimumHold: fc.nat(500),
  longestTake: fc.integer({ min: 1000, max: 60_000 }),
});

function stepsOf(event: fc.Arbitrary<(at: number) => TalkEvent>): fc.Arbitrary<readonly Step[]> {
  return fc.array(fc.record({ wait, event }), { maxLength: 60 });
}

function timed(steps: readonly Step[]): readonly TalkEvent[] {
  let at = 0;
  return steps.map(({ wait: waited, event }) => {
    at += waited;
    return event(at);
  });
}

describe('whatever keyboard, programs and wake word do', () => {
  test('every take that opens ends once, is announced before it is finished, and never outlasts the limit', () => {
    fc.assert(
      fc.property(stepsOf(anyEvent), rules, (steps, talkRules) => {
        const { told, state } = run(timed(steps), talkRules);
        expect(told.map(({ type }) => type[0]).join('')).toMatch(/^(oaf|oa?d)*$/);
        expect(state.type).toBe('idle');
        let openedAt = 0;
        for (const action of told) {
          if (action.type === 'open') openedAt = action.pressedAt;
          if (action.type === 'finish') expect(action.releasedAt - openedAt).toBeLessThanOrEqual(talkRules.longestTake);
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('a take that fails ends there, and the next can open', () => {
    const failing = fc.oneof(
      anyEvent,
      fc.constant((at: number): TalkEvent => ({ type: 'failed', at })),
    );
    fc.assert(
      fc.property(stepsOf(failing), rules, (steps, talkRules) => {
        const events = timed(steps);
        const { told, state } = run(events, talkRules);
        expect(state.type).toBe('idle');
        const failures = events.filter(({ type }) => type === 'failed').length;
        const opens = told.filter(({ type }) => type === 'open').length;
        const ends = told.filter(({ type }) => type === 'finish' || type === 'drop').length;
        expect(opens - ends).toBeGreaterThanOrEqual(0);
        expect(opens - ends).toBeLessThanOrEqual(failures);
      }),
    );
  });

  test('a key that must be held leaves no take open once it is up', () => {
    const own = fc.constantFrom('pressed' as const, 'released').map(
      (type) =>
        (at: number): TalkEvent => ({ type, at }),
    );
    fc.assert(
      fc.property(stepsOf(own), rules, (steps, talkRules) => {
        const events = timed(steps);
        const lastAt = events.at(-1)?.at ?? 0;
        const all: readonly TalkEvent[] = [...events, { type: 'released', at: lastAt + 1 }];
        const { state } = run(all, { ...talkRules, mode: 'hold' }, lastAt + 1 + 2 * talkRules.debounce);
        expect(state.type).toBe('idle');
      }),
    );
  });

  test('the next press works after any end: a press a second later always opens a take, whoever presses', () => {
    fc.assert(
      fc.property(stepsOf(anyEvent), rules, presser, (steps, talkRules, by) => {
        const events = timed(steps);
        const later = (events.at(-1)?.at ?? 0) + talkRules.longestTake + 2000;
        const who = by === undefined ? {} : { by };
        const { told } = run([...events, { type: 'pressed', at: later, ...who }], { ...usualTalkRules, ...talkRules });
        expect(told.filter(({ type }) => type === 'open').at(-1)).toEqual({ type: 'open', pressedAt: later, ...who });
      }),
    );
  });
});
