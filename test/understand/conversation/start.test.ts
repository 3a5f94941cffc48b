import { describe, expect, test } from 'vitest';
import type { Decision } from '../../../src/core/decision.ts';
import { Understanding } from '../../../src/understand/understanding.ts';
import { API, heardLocally, situation, typed, WEB } from '../situations.ts';

const start = (prompt: string, project = API, name: string | undefined = undefined): Decision => ({
  type: 'act',
  intent: { type: 'start', prompt, project, name },
});

function questionOf(decision: Decision) {
  if (decision.type !== 'tell' || decision.announcement.type !== 'question') throw new Error(JSON.stringify(decision));
  return decision.announcement.question;
}

describe('a start that is typed', () => {
  const understanding = new Understanding();

  test('acts at once, in the current project or the one that was named', () => {
    expect(understanding.decide(typed('start task Fix FooBar()'), situation())).toEqual(start('Fix FooBar()'));
    expect(understanding.decide(typed('start task fix it in my web'), situation())).toEqual(start('fix it', WEB));
  });

  test('keeps words after "in" that are no project', () => {
    const decision = understanding.decide(typed('start task fix the bug in login'), situation());
    expect(decision).toEqual(start('fix the bug in login'));
  });

  test('takes the name that it is given, and leaves the prompt whole where the name may belong to it', () => {
    expect(understanding.decide(typed('start task fix it call it Login'), situation())).toEqual(
      start('fix it', API, 'Login'),
    );
    expect(understanding.decide(typed('start task add a Button, and call it submit.'), situation())).toEqual(
      start('add a Button, and call it submit', API, 'submit'),
    );
    expect(understanding.decide(typed('start task fix it in my web and call it login'), situation())).toEqual(
      start('fix it', WEB, 'login'),
    );
  });

  test.each(['start a task', 'start task in api', 'start task um', 'new task ...'])(
    '"%s" says nothing to do',
    (text) => {
      expect(understanding.decide(typed(text), situation())).toMatchObject({
        type: 'tell',
        announcement: { type: 'problem', error: { code: 'bad_argument', message: 'I heard no task to start.' } },
      });
    },
  );

  test('a prompt of a million characters comes out whole', () => {
    const prompt = `fix ${'all the things, '.repeat(62_500)}now`;
    const decision = understanding.decide(typed(`start task ${prompt} in my web`), situation());
    expect(decision).toEqual(start(prompt, WEB));
  });
});

describe('a start without a project', () => {
  test('asks which one, and goes on with the answer', () => {
    const understanding = new Understanding();
    const nowhere = situation([], { currentProject: undefined });
    for (const [answer, project] of [
      ['the second', WEB],
      ['the second one', WEB],
      ['one', API],
      ['two', WEB],
      ['the last one', WEB],
      ['api', API],
      ['in my web please', WEB],
      ['the api project', API],
    ] as const) {
      const question = questionOf(understanding.decide(typed('start task fix it'), nowhere));
      expect(question).toMatchObject({ type: 'whichProject', prompt: 'fix it', candidates: [API, WEB] });
      expect(question.choices.map((choice) => choice.label)).toEqual(['api', 'my-web']);
      expect([answer, understanding.decide(typed(answer), nowhere)]).toEqual([answer, start('fix it', project)]);
    }
  });

  test('asks again for an answer that is none of them', () => {
    const understanding = new Understanding();
    const nowhere = situation([], { currentProject: undefined });
    const first = questionOf(understanding.decide(typed('start task fix it'), nowhere));
    const second = questionOf(understanding.decide(typed('the fifth'), nowhere));
    expect(second).toMatchObject({ type: 'whichProject', prompt: 'fix it' });
    expect(second.id).not.toBe(first.id);
  });

  test('heard locally asks for the project, then for a yes', () => {
    const understanding = new Understanding();
    const nowhere = situation([], { currentProject: undefined });
    questionOf(understanding.decide(heardLocally('start task fix it'), nowhere));
    expect(questionOf(understanding.decide(heardLocally('the second'), nowhere)).type).toBe('confirm');
    expect(understanding.decide(heardLocally('yes'), nowhere)).toEqual(start('fix it', WEB));
  });

  test('says how to name a project where none is known', () => {
    const none = situation([], { currentProject: undefined, projects: [] });
    expect(new Understanding().decide(typed('start task fix it'), none)).toMatchObject({
      announcement: {
        type: 'problem',
        error: { code: 'project_unknown', hint: expect.stringContaining('[projects]') },
      },
    });
  });
});

describe('a start heard by the local engine alone', () => {
  test('is shown, and begins after a yes or a click', () => {
    const understanding = new Understanding();
    const question = questionOf(understanding.decide(heardLocally('start task fix it'), situation()));
    expect(question).toMatchObject({ type: 'confirm', intent: { type: 'start', prompt: 'fix it', project: API } });
    expect(question.choices.map((choice) => choice.key)).toEqual(['yes', 'no']);
    expect(understanding.choose({ questionId: question.id, key: 'yes' }, situation())).toEqual(start('fix it'));
    questionOf(understanding.decide(heardLocally('start task fix it'), situation()));
    expect(understanding.decide(heardLocally('go ahead'), situation())).toEqual(start('fix it'));
  });

  test('begins at once where prompts are trusted, or the engine is exact', () => {
    const trusting = new Understanding({ trustPrompts: true });
    expect(trusting.decide(heardLocally('start task fix it'), situation())).toEqual(start('fix it'));
    const heard = { ...heardLocally('start task fix it'), engine: 'openai', freeText: 'exact' } as const;
    expect(new Understanding().decide(heard, situation())).toEqual(start('fix it'));
  });

  test('has the config spell its words', () => {
    const spoken = new Map([['k8s', 'kubernetes']]);
    const understanding = new Understanding({ trustPrompts: true, vocabulary: { words: [], spoken } });
    expect(understanding.decide(heardLocally('start task fix ks now'), situation())).toEqual(start('fix k8s now'));
  });
});
