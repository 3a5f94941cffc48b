import { describe, expect, test } from 'vitest';
import type { Decision } from '../../../src/core/decision.ts';
import { Understanding } from '../../../src/understand/understanding.ts';
import { ended, heardLocally, situation, spokenOf, task, typed } from '../situations.ts';

const tasks = [task(7, 'auth docs'), task(5, 'refactor auth'), ended(2, 'fix login')];
const world = situation(tasks);
const NOTHING_TO_ANSWER = { type: 'tell', announcement: { type: 'problem', error: { code: 'nothing_to_answer' } } };
const DISMISSED = { type: 'tell', announcement: { type: 'dismissed' } };

const act = (type: 'cancel' | 'taskStatus' | 'result' | 'changes', taskId: number): Decision => ({
  type: 'act',
  intent: { type, taskId },
});

function questionOf(decision: Decision) {
  if (decision.type !== 'tell' || decision.announcement.type !== 'question') throw new Error(JSON.stringify(decision));
  return decision.announcement.question;
}

function clocked() {
  const clock = { now: 1_000_000 };
  return { clock, understanding: new Understanding({ now: () => clock.now }) };
}

describe('a name that fits two', () => {
  test.each([
    ['the second', 5],
    ['two', 5],
    ['one', 7],
    ['seven', 7],
    ['task five', 5],
    ['the last one', 5],
    ['refactor', 5],
    ['docs', 7],
    ['the auth docs task', 7],
  ])('is asked about; "%s" answers', (answer, id) => {
    const understanding = new Understanding();
    const question = questionOf(understanding.decide(typed('cancel auth'), world));
    expect(question).toMatchObject({
      type: 'whichTask',
      wanted: { type: 'cancel' },
      candidates: [{ id: 7 }, { id: 5 }],
    });
    expect(understanding.decide(typed(answer), world)).toEqual(act('cancel', id));
    expect(understanding.decide(typed('yes'), world)).toMatchObject(NOTHING_TO_ANSWER);
  });

  test('is asked again when the answer fits two as well', () => {
    const understanding = new Understanding();
    questionOf(understanding.decide(typed('how is auth doing'), world));
    expect(questionOf(understanding.decide(typed('auth'), world)).type).toBe('whichTask');
    expect(questionOf(understanding.decide(typed('yes'), world)).type).toBe('whichTask');
  });

  test('takes a click on one of them', () => {
    const understanding = new Understanding();
    const { id, choices } = questionOf(understanding.decide(typed('what did auth say'), world));
    expect(choices).toEqual([
      { key: '1', label: '7: auth docs' },
      { key: '2', label: '5: refactor auth' },
    ]);
    expect(understanding.choose({ questionId: id, key: '9' }, world)).toMatchObject(NOTHING_TO_ANSWER);
    expect(understanding.choose({ questionId: id, key: '2' }, world)).toEqual(act('result', 5));
  });
});

describe('the open question', () => {
  test('lives thirty seconds', () => {
    const { clock, understanding } = clocked();
    questionOf(understanding.decide(typed('cancel auth'), world));
    clock.now += 30_000;
    expect(understanding.decide(typed('two'), world)).toEqual(act('cancel', 5));
    const { id, expiresAt } = questionOf(understanding.decide(typed('cancel auth'), world));
    expect(expiresAt).toBe(clock.now + 30_000);
    clock.now += 30_001;
    expect(understanding.choose({ questionId: id, key: '2' }, world)).toMatchObject(NOTHING_TO_ANSWER);
    expect(understanding.decide(typed('two'), world)).toMatchObject({ announcement: { type: 'notUnderstood' } });
  });

  test('is replaced by a new command, and a click on the old one does nothing', () => {
    const understanding = new Understanding();
    const old = questionOf(understanding.decide(typed('cancel auth'), world));
    expect(understanding.decide(typed("what's running"), world)).toEqual({ type: 'act', intent: { type: 'status' } });
    expect(understanding.choose({ questionId: old.id, key: '1' }, world)).toMatchObject(NOTHING_TO_ANSWER);
    expect(understanding.decide(typed('yes'), world)).toMatchObject(NOTHING_TO_ANSWER);
  });

  test('stays open when something was not understood', () => {
    const understanding = new Understanding();
    questionOf(understanding.decide(typed('cancel auth'), world));
    expect(understanding.decide(typed('blue elephants fly'), world)).toMatchObject({
      announcement: { type: 'notUnderstood' },
    });
    expect(understanding.decide(typed('the first'), world)).toEqual(act('cancel', 7));
  });

  test.each(['no', 'never mind', 'cancel', 'forget it'])('is dropped by "%s", which harms no task', (text) => {
    const understanding = new Understanding();
    questionOf(understanding.decide(typed('cancel auth'), world));
    expect(understanding.decide(typed(text), world)).toEqual(DISMISSED);
    expect(understanding.decide(typed('yes'), world)).toMatchObject(NOTHING_TO_ANSWER);
  });

  test('about a start is what "cancel it" and "stop it" mean', () => {
    for (const text of ['cancel it', 'stop it', 'cancel that']) {
      const understanding = new Understanding();
      questionOf(understanding.decide(heardLocally('start task fix it'), world));
      expect(understanding.decide(heardLocally(text), world)).toEqual(DISMISSED);
    }
  });

  test('is dropped by a click on no', () => {
    const understanding = new Understanding();
    const { id } = questionOf(understanding.decide(heardLocally('start task fix it'), world));
    expect(understanding.choose({ questionId: id, key: 'no' }, world)).toEqual(DISMISSED);
    expect(understanding.choose({ questionId: id, key: 'yes' }, world)).toMatchObject(NOTHING_TO_ANSWER);
  });
});

test.each(['yes', 'no', 'go ahead'])('"%s" with no question answers nothing', (text) => {
  expect(new Understanding().decide(typed(text), world)).toMatchObject(NOTHING_TO_ANSWER);
});

describe('cancel by the local engine', () => {
  test('acts when it is sure, and asks when it is not', () => {
    const understanding = new Understanding();
    understanding.told(spokenOf(7));
    expect(understanding.decide(heardLocally('cancel it', 0.9), world)).toEqual(act('cancel', 7));
    const question = questionOf(understanding.decide(heardLocally('cancel task five', 0.3), world));
    expect(question).toMatchObject({ type: 'confirm', intent: { type: 'cancel', taskId: 5 } });
    expect(questionOf(understanding.decide(heardLocally('yes', 0.3), world))).toEqual(question);
    expect(understanding.decide(heardLocally('yes'), world)).toEqual(act('cancel', 5));
  });

  test('asks about one task, and "cancel it" then means that one', () => {
    const understanding = new Understanding();
    questionOf(understanding.decide(heardLocally('cancel task five', 0.3), world));
    expect(understanding.decide(heardLocally('cancel it', 0.9), world)).toEqual(act('cancel', 5));
  });

  test('asks after a part of a name, which another word can be taken for', () => {
    const understanding = new Understanding();
    const question = questionOf(understanding.decide(heardLocally('stop docs', 0.9), world));
    expect(question).toMatchObject({ type: 'confirm', intent: { type: 'cancel', taskId: 7 } });
    expect(understanding.decide(heardLocally('stop the auth docs task', 0.9), world)).toEqual(act('cancel', 7));
    expect(understanding.decide(typed('stop docs'), world)).toEqual(act('cancel', 7));
  });

  test('asks after a lone word, which a cough can be taken for', () => {
    const one = situation([task(7, 'auth docs')]);
    const question = questionOf(new Understanding().decide(heardLocally('stop', 0.99), one));
    expect(question).toMatchObject({ type: 'confirm', intent: { type: 'cancel', taskId: 7 } });
    expect(new Understanding().decide(typed('stop'), one)).toEqual(act('cancel', 7));
  });
});

describe('cancel now', () => {
  const now = { type: 'act', intent: { type: 'cancel', taskId: 5, now: true } };

  test.each(['kill task five', 'cancel task five now', 'stop refactor auth right away', 'kill the refactor auth task'])(
    '"%s" skips the polite part',
    (text) => {
      expect(new Understanding().decide(typed(text), world)).toEqual(now);
    },
  );

  test('is still now when it had to be asked about', () => {
    const understanding = new Understanding();
    questionOf(understanding.decide(typed('kill auth'), world));
    expect(understanding.decide(typed('the second'), world)).toEqual(now);
    const unsure = questionOf(understanding.decide(heardLocally('kill task five', 0.3), world));
    expect(unsure).toMatchObject({ type: 'confirm', intent: { type: 'cancel', taskId: 5, now: true } });
    expect(understanding.decide(heardLocally('yes'), world)).toEqual(now);
  });
});

describe('what a task changed', () => {
  test('is asked of the one spoken about, else of the one that ended last', () => {
    const understanding = new Understanding();
    expect(understanding.decide(typed('what changed'), world)).toEqual(act('changes', 2));
    understanding.told(spokenOf(7));
    expect(understanding.decide(typed('what did it change'), world)).toEqual(act('changes', 7));
    expect(understanding.decide(typed('what did task five change'), world)).toEqual(act('changes', 5));
    expect(questionOf(understanding.decide(typed('what did auth change'), world))).toMatchObject({
      type: 'whichTask',
      wanted: { type: 'changes' },
    });
    expect(understanding.decide(typed('the first'), world)).toEqual(act('changes', 7));
  });
});

describe('"it"', () => {
  test('is the task that was told of last', () => {
    const understanding = new Understanding();
    understanding.told(spokenOf(5));
    expect(understanding.decide(typed('cancel it'), world)).toEqual(act('cancel', 5));
  });

  test('is the task that was asked about last', () => {
    const understanding = new Understanding();
    expect(understanding.decide(typed('how is task five doing'), world)).toEqual(act('taskStatus', 5));
    expect(understanding.decide(typed('cancel it'), world)).toEqual(act('cancel', 5));
  });
});

test('a name and a number that mean the same task are no tie, and two tasks are asked about', () => {
  const two = situation([task(3, 'sprint 2'), task(2, '3')]);
  expect(new Understanding().decide(typed('cancel task two'), two)).toEqual(act('cancel', 2));
  expect(questionOf(new Understanding().decide(typed('cancel three'), two))).toMatchObject({
    type: 'whichTask',
    candidates: [{ id: 3 }, { id: 2 }],
  });
});
