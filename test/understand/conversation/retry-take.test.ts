import { expect, test } from 'vitest';
import { Understanding } from '../../../src/understand/understanding.ts';
import { ended, heardLocally, situation, spokenOf, task, typed } from '../situations.ts';

const tasks = [ended(2, 'bump version'), task(1, 'refactor auth')];
const kept = situation(tasks, { keptTake: true });
const understanding = new Understanding();
const decided = (text: string, world = kept) => understanding.decide(typed(text), world);

test.each(['try again', 'retry', 'once more', 'one more time', 'try once more', 'Try again, please.'])(
  '"%s" means the take that could not be recognised, while it is kept',
  (text) => {
    expect(decided(text)).toEqual({ type: 'act', intent: { type: 'retryTake' } });
  },
);

test('the recogniser may doubt it: what was said in the take is judged for itself', () => {
  expect(understanding.decide(heardLocally('try again', 0.2), kept)).toEqual({
    type: 'act',
    intent: { type: 'retryTake' },
  });
});

test('a task that is named is meant, whatever is kept', () => {
  expect(decided('retry task two')).toMatchObject({ announcement: { question: { intent: { type: 'retry' } } } });
  expect(decided('try the last one again')).toMatchObject({
    announcement: { question: { intent: { type: 'retry' } } },
  });
});

test('where nothing is kept "try again" is about the task', () => {
  const other = new Understanding();
  other.told(spokenOf(2));
  expect(other.decide(typed('try again'), situation(tasks))).toMatchObject({
    announcement: { question: { intent: { type: 'retry', taskId: 2 } } },
  });
  other.told(spokenOf(2));
  expect(other.decide(typed('try again'), situation(tasks, { keptTake: false }))).toMatchObject({
    announcement: { question: { intent: { type: 'retry', taskId: 2 } } },
  });
});

test('"say that again" and "repeat" ask for what Wilco said, also while a take is kept', () => {
  const other = new Understanding();
  for (const text of ['say that again', 'repeat that', 'repeat']) {
    expect(other.decide(typed(text), kept)).toMatchObject({ announcement: { error: { code: 'nothing_to_repeat' } } });
  }
});
