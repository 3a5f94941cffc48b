import { expect, test } from 'vitest';
import type { Announcement } from '../../../src/core/announcement.ts';
import { tasksTold } from '../../../src/understand/conversation/about-tasks.ts';
import { task } from '../situations.ts';

const [one, two] = [task(1, 'one'), task(2, 'two')];
const asked = { id: 'q', choices: [], expiresAt: 0 };

test.each<[Announcement, number | undefined, readonly number[] | undefined]>([
  [{ type: 'taskEnded', task: two }, 2, undefined],
  [{ type: 'changes', task: two }, 2, undefined],
  [{ type: 'status', live: [one], lastEnded: two }, 1, [1]],
  [{ type: 'status', live: [one, two], lastEnded: undefined }, undefined, [1, 2]],
  [{ type: 'status', live: [], lastEnded: two }, undefined, undefined],
  [{ type: 'question', question: { ...asked, type: 'confirm', intent: { type: 'help' }, tasks: [one] } }, 1, undefined],
  [
    {
      type: 'question',
      question: { ...asked, type: 'whichTask', wanted: { type: 'cancel' }, candidates: [two, one] },
    },
    undefined,
    [2, 1],
  ],
  [{ type: 'help', sentences: [] }, undefined, undefined],
])('%j', (announcement, about, listed) => {
  expect(tasksTold(announcement)).toEqual({ about, listed });
});
