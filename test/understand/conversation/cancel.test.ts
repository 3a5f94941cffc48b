import { describe, expect, test } from 'vitest';
import type { Decision, Situation } from '../../../src/core/decision.ts';
import { Understanding } from '../../../src/understand/understanding.ts';
import { ended, heardLocally, situation, spokenOf, task, typed } from '../situations.ts';

const killed = (taskId: number): Decision => ({ type: 'act', intent: { type: 'cancel', taskId, now: true } });
const cancelled = (taskId: number): Decision => ({ type: 'act', intent: { type: 'cancel', taskId } });

function asked(text: string, world: Situation, spokenAbout?: number) {
  const understanding = new Understanding();
  if (spokenAbout !== undefined) understanding.told(spokenOf(spokenAbout));
  const decision = understanding.decide(typed(text), world);
  if (decision.type !== 'tell' || decision.announcement.type !== 'question') throw new Error(JSON.stringify(decision));
  return { question: decision.announcement.question, understanding };
}

describe('"cancel it" where the task last spoken of has ended', () => {
  const one = situation([ended(3, 'fix login'), task(2, 'refactor auth')]);

  test.each(['cancel it', 'kill it', 'stop that task', 'stop it now'])(
    '"%s" asks about the one that lives, typed or not, and ends nothing by itself',
    (text) => {
      const now = !['cancel it', 'stop that task'].includes(text);
      const { question, understanding } = asked(text, one, 3);
      expect(question).toMatchObject({ type: 'confirm', tasks: [{ id: 2, name: 'refactor auth' }] });
      expect(understanding.decide(typed('yes'), one)).toEqual(now ? killed(2) : cancelled(2));
    },
  );

  test('also where that task was forgotten meanwhile', () => {
    expect(asked('kill it', situation([task(2, 'refactor auth')]), 3).question.type).toBe('confirm');
  });

  test('asks which where several live', () => {
    const two = situation([ended(3, 'fix login'), task(2, 'refactor auth'), task(1, 'write docs')]);
    const { question, understanding } = asked('kill it', two, 3);
    expect(question).toMatchObject({
      type: 'whichTask',
      wanted: { type: 'cancel', now: true },
      candidates: [{ id: 2 }, { id: 1 }],
    });
    expect(understanding.decide(typed('task one'), two)).toEqual(killed(1));
  });
});

describe('"cancel it" where no task was spoken of', () => {
  test('asks which of several that live', () => {
    const two = situation([task(2, 'refactor auth'), task(1, 'write docs')]);
    expect(asked('cancel it', two).question).toMatchObject({ type: 'whichTask', candidates: [{ id: 2 }, { id: 1 }] });
    expect(asked('stop', two).question).toMatchObject({ type: 'whichTask' });
  });

  test('is the only one that lives', () => {
    const one = situation([task(2, 'refactor auth'), ended(1, 'write docs')]);
    expect(new Understanding().decide(typed('cancel it'), one)).toEqual(cancelled(2));
  });
});

describe('a task whose name ends in a word for "at once"', () => {
  const world = situation([task(4, 'deploy now'), task(3, 'deploy'), task(2, 'fix login')]);

  test.each([
    ['cancel deploy now', cancelled(4)],
    ['stop the deploy now task', cancelled(4)],
    ['kill deploy now', killed(4)],
    ['cancel deploy now right away', killed(4)],
    ['cancel fix login now', killed(2)],
    ['cancel deploy immediately', killed(3)],
  ])('"%s" means the exact name', (text, decision) => {
    expect(new Understanding().decide(typed(text), world)).toEqual(decision);
  });

  test('is not needed for it', () => {
    const alone = situation([task(4, 'deploy')]);
    expect(new Understanding().decide(typed('cancel deploy now'), alone)).toEqual(killed(4));
  });
});

describe('"stop now"', () => {
  const world = situation([task(2, 'fix login')]);

  test.each(['stop now', 'cancel now', 'abort immediately', 'stop right now'])('"%s" gives no grace', (text) => {
    expect(new Understanding().decide(typed(text), world)).toEqual(killed(2));
  });

  test('is asked about where a lone "stop" is', () => {
    expect(new Understanding().decide(heardLocally('stop now', 0.99), world)).toMatchObject({
      announcement: { question: { type: 'confirm', intent: { type: 'cancel', taskId: 2, now: true } } },
    });
  });
});

test('what is asked about is named, with what will be done', () => {
  const world = situation([task(5, 'refactor auth')]);
  const understanding = new Understanding();
  expect(understanding.decide(heardLocally('kill task five', 0.3), world)).toMatchObject({
    announcement: { question: { type: 'confirm', intent: { now: true }, tasks: [{ id: 5, name: 'refactor auth' }] } },
  });
});
