import { expect, test } from 'vitest';
import type { Announcement } from '../../../src/core/announcement.ts';
import { Understanding } from '../../../src/understand/understanding.ts';
import { situation, task, typed } from '../situations.ts';

const world = situation([task(5, 'auth docs'), task(4, 'refactor auth')]);
const status: Announcement = { type: 'status', live: [task(4, 'refactor auth')], lastEnded: undefined };

test('"repeat" tells the last announcement once more', () => {
  const understanding = new Understanding();
  understanding.told(status);
  understanding.told({ type: 'nothingHeard', why: 'silence' });
  expect(understanding.decide(typed('repeat that'), world)).toEqual({ type: 'tell', announcement: status });
});

test('"repeat" asks the open question again, and it can still be answered', () => {
  const understanding = new Understanding();
  const asked = understanding.decide(typed('cancel auth'), world);
  expect(understanding.decide(typed('say that again'), world)).toEqual(asked);
  expect(understanding.decide(typed('the second'), world)).toMatchObject({ intent: { type: 'cancel', taskId: 4 } });
});

test('"repeat" has nothing to say at the beginning', () => {
  expect(new Understanding().decide(typed('repeat that'), world)).toMatchObject({
    announcement: { type: 'problem', error: { code: 'nothing_to_repeat' } },
  });
});

test('"repeat" asks no question again that is no longer open', () => {
  const clock = { now: 1_000_000 };
  const understanding = new Understanding({ now: () => clock.now });
  understanding.told(status);
  const ask = () => understanding.decide(typed('cancel auth'), world);
  expect(ask()).toMatchObject({ announcement: { type: 'question' } });
  understanding.decide(typed('no'), world);
  expect(understanding.decide(typed('repeat that'), world)).toEqual({ type: 'tell', announcement: status });
  ask();
  clock.now += 30_001;
  expect(understanding.decide(typed('repeat that'), world)).toEqual({ type: 'tell', announcement: status });
});
