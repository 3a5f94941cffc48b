import { describe, expect, test } from 'vitest';
import type { Decision } from '../../../src/core/decision.ts';
import { Understanding } from '../../../src/understand/understanding.ts';
import { ended, heardLocally, situation, spokenOf, task, typed } from '../situations.ts';

const world = situation([task(7, 'auth docs'), task(5, 'refactor auth'), ended(2, 'fix login')]);
const DISMISSED = { type: 'tell', announcement: { type: 'dismissed' } };

function questionOf(decision: Decision) {
  if (decision.type !== 'tell' || decision.announcement.type !== 'question') throw new Error(JSON.stringify(decision));
  return decision.announcement.question;
}

describe('a sentence that was begun before the question was asked', () => {
  const BEFORE = 1_000_000;

  function asked(text: string) {
    const understanding = new Understanding({ now: () => BEFORE + 1 });
    understanding.told(spokenOf(5));
    return { understanding, question: questionOf(understanding.decide(typed(text), world)) };
  }

  test.each(['yes', 'queue it', 'go ahead'])('is no yes to it: after "%s" it is asked once more', (text) => {
    const { understanding, question } = asked('shut down');
    expect(questionOf(understanding.decide(typed(text), world, BEFORE))).toEqual(question);
    expect(understanding.decide(typed('yes'), world, BEFORE + 1)).toEqual({
      type: 'act',
      intent: { type: 'shutdown' },
    });
  });

  test('chooses none of its candidates', () => {
    const { understanding } = asked('cancel auth');
    expect(understanding.decide(typed('the second'), world, BEFORE)).toMatchObject({
      announcement: { type: 'notUnderstood' },
    });
    expect(understanding.decide(typed('the second'), world, BEFORE + 1)).toMatchObject({ intent: { taskId: 5 } });
  });

  test('means the task with "cancel it", and drops the question with "never mind"', () => {
    const { understanding } = asked('shut down');
    expect(understanding.decide(typed('cancel it'), world, BEFORE)).toEqual({
      type: 'act',
      intent: { type: 'cancel', taskId: 5 },
    });
    expect(asked('shut down').understanding.decide(typed('never mind'), world, BEFORE)).toEqual(DISMISSED);
  });
});

test.each(['shut down', 'retry task two', 'cancel everything', 'cancel auth'])(
  'after "%s", which asks, "cancel it" means the question and ends no task',
  (text) => {
    for (const answer of ['cancel it', 'stop that', 'cancel the task', 'kill it']) {
      const understanding = new Understanding();
      understanding.told(spokenOf(5));
      questionOf(understanding.decide(typed(text), world));
      expect([answer, understanding.decide(typed(answer), world)]).toEqual([answer, DISMISSED]);
    }
  },
);

describe('an answer that is in doubt', () => {
  test.each([
    ['by its sound', typed('dogs'), 7],
    ['by a recogniser that doubts', heardLocally('the second', 0.3), 5],
  ])('%s is asked about before a task ends', (_, answer, taskId) => {
    const understanding = new Understanding();
    questionOf(understanding.decide(typed('cancel auth'), world));
    expect(questionOf(understanding.decide(answer, world))).toMatchObject({
      type: 'confirm',
      intent: { type: 'cancel', taskId },
      tasks: [{ id: taskId }],
    });
  });

  test('is enough to read from', () => {
    const understanding = new Understanding();
    questionOf(understanding.decide(typed('how is auth doing'), world));
    expect(understanding.decide(typed('dogs'), world)).toEqual({
      type: 'act',
      intent: { type: 'taskStatus', taskId: 7 },
    });
  });
});

test('the number of another task that could be cancelled is no place in the row', () => {
  const understanding = new Understanding();
  const three = situation([task(7, 'auth docs'), task(5, 'refactor auth'), task(2, 'fix login')]);
  const first = questionOf(understanding.decide(typed('cancel auth'), three));
  expect(first).toMatchObject({ candidates: [{ id: 7 }, { id: 5 }] });
  expect(questionOf(understanding.decide(typed('task two'), three))).toMatchObject({
    candidates: [{ id: 7 }, { id: 5 }],
  });
});

test('"stop" means what is being read out, also when a task began meanwhile', () => {
  const understanding = new Understanding();
  understanding.told({ type: 'result', task: ended(2, 'fix login'), text: 'It works.' });
  understanding.told({ type: 'taskStarted', task: task(7, 'auth docs') });
  expect(understanding.decide(typed('stop'), world)).toEqual({ type: 'act', intent: { type: 'stopReading' } });
  understanding.decide(typed('how is task seven doing'), world);
  expect(understanding.decide(typed('stop'), world)).toEqual({ type: 'act', intent: { type: 'cancel', taskId: 7 } });
});
