import { describe, expect, test } from 'vitest';
import { Understanding } from '../../src/understand/understanding.ts';
import { ended, heardLocally, situation, task, typed } from './situations.ts';

const world = situation([task(3, 'refactor auth'), task(2, 'write docs'), ended(1, 'fix login')]);

describe('how much it takes to believe what was heard', () => {
  test.each([
    ['what is running', 'control'],
    ['read me the result of task one', 'control'],
    ['yes', 'control'],
    ['cancel refactor auth', 'destructive'],
    ['kill it', 'destructive'],
    ['cancel everything', 'destructive'],
    ['shut down', 'destructive'],
    ['start task fix the tests in api', 'free'],
    ['rename it to the big one', 'free'],
    ['the weather is nice today', 'unknown'],
  ])('"%s" is %s', (text, kind) => {
    const { kindOf } = new Understanding().hints(world);
    expect(kindOf(text)).toBe(kind);
  });

  test('"yes" is as destructive as what it allows', () => {
    const understanding = new Understanding();
    const { kindOf } = understanding.hints(world);
    understanding.decide(typed('cancel everything'), world);
    expect(kindOf('yes')).toBe('destructive');
    expect(kindOf('no')).toBe('control');
  });

  test('a name that answers a choice counts as what it is chosen for', () => {
    const understanding = new Understanding();
    understanding.decide(typed('cancel it'), world);
    const { kindOf } = understanding.hints(world);
    expect(kindOf('the second one')).toBe('destructive');
  });

  test('asking costs nothing: the open question stays open, and nothing is done', () => {
    const understanding = new Understanding();
    understanding.decide(typed('cancel everything'), world);
    const { kindOf } = understanding.hints(world);
    kindOf('yes');
    expect(understanding.decide(typed('yes'), world)).toMatchObject({ type: 'act', intent: { type: 'cancelAll' } });
  });
});

describe('a "yes" that was heard badly', () => {
  test('ends no work: the question is asked once more', () => {
    const understanding = new Understanding();
    const asked = understanding.decide(typed('cancel everything'), world);
    expect(understanding.decide(heardLocally('yes', 0.3), world)).toEqual(asked);
    expect(understanding.decide(heardLocally('yes', 0.9), world)).toMatchObject({ intent: { type: 'cancelAll' } });
  });

  test('is enough for what can be undone', () => {
    const understanding = new Understanding();
    understanding.decide(heardLocally('start task fix the tests in my-web'), world);
    expect(understanding.decide(heardLocally('yes', 0.3), world)).toMatchObject({ intent: { type: 'start' } });
  });
});

describe('what can end work', () => {
  test.each([
    ['cancel refactor auth', 0.95, 'act'],
    ['cancel refactor auth', 0.85, 'question'],
    ['cancel task two', 0.7, 'question'],
  ])('"%s", heard with %d by the local recogniser alone: %s', (text, confidence, outcome) => {
    const decision = new Understanding().decide(heardLocally(text, confidence), world);
    expect(decision.type === 'tell' ? decision.announcement.type : decision.type).toBe(outcome);
  });

  test('needs no more than the words where a large recogniser heard them', () => {
    const heard = { ...heardLocally('cancel refactor auth', 0.5), engine: 'openai', freeText: 'exact' } as const;
    expect(new Understanding().decide(heard, world)).toMatchObject({ type: 'act', intent: { type: 'cancel' } });
  });
});
