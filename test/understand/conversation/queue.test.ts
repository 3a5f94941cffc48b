import { describe, expect, test } from 'vitest';
import type { Decision } from '../../../src/core/decision.ts';
import type { Intent } from '../../../src/core/intent.ts';
import { Understanding } from '../../../src/understand/understanding.ts';
import { API, ended, heardLocally, situation, spokenOf, task, typed, WEB } from '../situations.ts';

const working = task(1, 'fix login', { projectDir: API.dir });
const waiting = task(2, 'write docs', { projectDir: API.dir, status: 'pending', startedAt: undefined });
const elsewhere = task(3, 'dark mode', { projectDir: WEB.dir });
const busy = situation([waiting, working]);
const NOTHING_TO_ANSWER = { announcement: { type: 'problem', error: { code: 'nothing_to_answer' } } };

type Start = Extract<Intent, { type: 'start' }>;

const start = (prompt: string, facts: Partial<Start> = {}): Decision => ({
  type: 'act',
  intent: { type: 'start', prompt, project: API, name: undefined, ...facts },
});
const queued = (prompt: string, facts: Partial<Start> = {}) => start(prompt, { queue: true, ...facts });

function questionOf(decision: Decision) {
  if (decision.type !== 'tell' || decision.announcement.type !== 'question') throw new Error(JSON.stringify(decision));
  return decision.announcement.question;
}

describe('a start in a project that works', () => {
  test.each(['yes', 'queue it', 'go ahead', 'put it in the queue', 'when it is done'])(
    'asks whether to queue it; "%s" does',
    (answer) => {
      const understanding = new Understanding();
      const question = questionOf(understanding.decide(typed('start task fix it'), busy));
      expect(question).toMatchObject({ type: 'queueBehind', ahead: [{ id: 1 }, { id: 2 }] });
      expect(question.choices).toEqual([
        { key: 'yes', label: 'Queue it' },
        { key: 'no', label: 'Never mind' },
      ]);
      expect(understanding.decide(typed(answer), busy)).toEqual(queued('fix it'));
      expect(understanding.decide(typed('yes'), busy)).toMatchObject(NOTHING_TO_ANSWER);
    },
  );

  test.each(['no', 'never mind', 'cancel it', 'stop'])('"%s" drops it and harms no task', (answer) => {
    const understanding = new Understanding();
    questionOf(understanding.decide(heardLocally('start task fix it'), busy));
    expect(understanding.decide(heardLocally(answer), busy)).toEqual({
      type: 'tell',
      announcement: { type: 'dismissed' },
    });
  });

  test('takes a click', () => {
    const understanding = new Understanding();
    const first = questionOf(understanding.decide(typed('start task fix it'), busy));
    expect(understanding.choose({ questionId: first.id, key: '1' }, busy)).toMatchObject(NOTHING_TO_ANSWER);
    expect(understanding.choose({ questionId: first.id, key: 'yes' }, busy)).toEqual(queued('fix it'));
    const second = questionOf(understanding.decide(typed('start task fix it'), busy));
    expect(understanding.choose({ questionId: second.id, key: 'no' }, busy)).toMatchObject({
      announcement: { type: 'dismissed' },
    });
  });

  test('heard by the local engine alone is asked about once, with its prompt, also when it was said to queue', () => {
    for (const text of ['start task fix it', 'queue a task to fix it']) {
      const understanding = new Understanding();
      const question = questionOf(understanding.decide(heardLocally(text), busy));
      expect(question).toMatchObject({ type: 'queueBehind', intent: { prompt: 'fix it', queue: true } });
      expect(understanding.decide(heardLocally('yes'), busy)).toEqual(queued('fix it'));
    }
  });

  test('is asked about also where the project began to work after the first question', () => {
    const understanding = new Understanding();
    const first = questionOf(understanding.decide(heardLocally('start task fix it'), situation()));
    expect(first.type).toBe('confirm');
    expect(questionOf(understanding.decide(typed('yes'), busy)).type).toBe('queueBehind');
    const nowhere = { ...busy, currentProject: undefined };
    questionOf(understanding.decide(typed('start task fix it'), nowhere));
    expect(questionOf(understanding.decide(typed('api'), nowhere)).type).toBe('queueBehind');
    questionOf(understanding.decide(typed('start task fix it'), nowhere));
    expect(understanding.decide(typed('the second'), nowhere)).toEqual(start('fix it', { project: WEB }));
  });

  test('begins at once in another project, or when the task there has ended', () => {
    const understanding = new Understanding();
    expect(understanding.decide(typed('start task fix it in my web'), busy)).toEqual(start('fix it', { project: WEB }));
    const free = situation([{ ...ended(1, 'fix login'), projectDir: API.dir }]);
    expect(understanding.decide(typed('start task fix it'), free)).toEqual(start('fix it'));
  });
});

describe('a task that is queued by its sentence', () => {
  test.each([
    'queue task fix it',
    'queue a new task to fix it',
    'queue up fix it',
    'add a task to the queue to fix it',
    'start task fix it after task one',
    'start task fix it when task one is finished',
    'start task fix it after the login task',
    'once the login task is finished start a task to fix it',
    'after that start task fix it',
  ])('"%s" asks nothing', (text) => {
    expect(new Understanding().decide(typed(text), busy)).toEqual(queued('fix it'));
  });

  test.each([
    'start task fix it when it is done',
    "start task fix it once it's finished",
    'start task fix it when that one is done',
    'start task fix it after that one',
    'queue a task to fix it when it is done',
  ])('"%s" may mean the work: it is asked about with its prompt', (text) => {
    const understanding = new Understanding();
    const question = questionOf(understanding.decide(typed(text), busy));
    expect(question).toMatchObject({ type: 'queueBehind', intent: { prompt: 'fix it', queue: true } });
    expect(understanding.decide(typed('yes'), busy)).toEqual(queued('fix it'));
  });

  test.each(['start task email me when it is ready', 'start task email me when it is over'])(
    '"%s" waits for nothing',
    (text) => {
      expect(new Understanding().decide(typed(text), situation())).toEqual(start(text.slice('start task '.length)));
    },
  );

  test('at the end, with nothing to wait for and words behind, is asked about with what is left', () => {
    const question = questionOf(
      new Understanding().decide(typed('start task mail me when it is done in api'), situation()),
    );
    expect(question).toMatchObject({ type: 'confirm', intent: { prompt: 'mail me' } });
  });

  test('behind a task that was not the one spoken of is asked about', () => {
    const understanding = new Understanding();
    understanding.told(spokenOf(9));
    const world = situation([ended(9, 'old'), working]);
    expect(questionOf(understanding.decide(typed('when it is done start task fix it'), world)).type).toBe(
      'queueBehind',
    );
  });

  test('behind "it" where tasks of several projects live and none was spoken of is not guessed', () => {
    expect(
      new Understanding().decide(typed('when it is done start task fix it'), situation([elsewhere, working])),
    ).toMatchObject({
      announcement: { type: 'problem', error: { code: 'task_unknown', message: 'More than one task is running.' } },
    });
  });

  test('starts in the project of the task that it waits for', () => {
    const understanding = new Understanding();
    const world = situation([elsewhere, working]);
    expect(understanding.decide(typed('start task fix it after task three'), world)).toEqual(
      queued('fix it', { project: WEB }),
    );
    understanding.told(spokenOf(3));
    expect(understanding.decide(typed('when it is done start task fix it'), world)).toEqual(
      queued('fix it', { project: WEB }),
    );
    expect(understanding.decide(typed('start task fix it in api after task three'), world)).toMatchObject({
      announcement: { type: 'problem', error: { code: 'bad_argument', message: expect.stringContaining('dark mode') } },
    });
  });

  test('names a task that there is', () => {
    expect(new Understanding().decide(typed('start task fix it after task nine'), busy)).toMatchObject({
      announcement: { type: 'problem', error: { code: 'task_unknown', message: 'There is no task 9.' } },
    });
    const twins = situation([
      task(5, 'auth web', { projectDir: WEB.dir }),
      task(4, 'auth api', { projectDir: API.dir }),
    ]);
    expect(new Understanding().decide(typed('start task fix it after the auth task'), twins)).toMatchObject({
      announcement: { type: 'problem', error: { code: 'task_unknown' } },
    });
  });

  test('with nothing to wait for begins, and such words at the end belong to its work', () => {
    const understanding = new Understanding();
    expect(understanding.decide(typed('start task send a Mail when it is done.'), situation())).toEqual(
      queued('send a Mail when it is done'),
    );
    expect(understanding.decide(typed('start task add an empty line after it'), busy)).toMatchObject({
      announcement: { question: { intent: { prompt: 'add an empty line after it' } } },
    });
    const over = situation([{ ...ended(1, 'fix login'), projectDir: WEB.dir }]);
    expect(understanding.decide(typed('after task one start task fix it'), over)).toEqual(queued('fix it'));
  });
});

describe('"queue it"', () => {
  test('answers a question about a start', () => {
    const understanding = new Understanding();
    questionOf(understanding.decide(heardLocally('start task fix it'), situation()));
    expect(understanding.decide(heardLocally('queue it'), situation())).toEqual(queued('fix it'));
  });

  test('is no yes to anything else', () => {
    const understanding = new Understanding();
    expect(understanding.decide(typed('queue it'), busy)).toMatchObject(NOTHING_TO_ANSWER);
    understanding.told(spokenOf(2));
    const asked = questionOf(understanding.decide(heardLocally('stop'), busy));
    expect(asked.type).toBe('confirm');
    expect(questionOf(understanding.decide(heardLocally('queue it'), busy))).toEqual(asked);
    expect(understanding.decide(heardLocally('yes'), busy)).toEqual({
      type: 'act',
      intent: { type: 'cancel', taskId: 2 },
    });
  });
});
