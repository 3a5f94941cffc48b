import { describe, expect, test } from 'vitest';
import { Understanding } from '../../../src/understand/understanding.ts';
import { API, heardLocally, situation, task, typed, WEB } from '../situations.ts';

const understanding = new Understanding();

function started(text: string, agents?: readonly string[]): unknown {
  const decision = understanding.decide(typed(text), situation([], agents === undefined ? {} : { agents }));
  return decision.type === 'act' && decision.intent.type === 'start' ? decision.intent : decision;
}

/** The start that is asked about, and what a yes makes of it. */
function askedAbout(text: string, world = situation()): unknown {
  const decision = understanding.decide(typed(text), world);
  if (decision.type !== 'tell' || decision.announcement.type !== 'question') return decision;
  const { question } = decision.announcement;
  const confirmed = understanding.decide(typed('yes'), world);
  if (!('intent' in question) || confirmed.type !== 'act') return { question, confirmed };
  expect(confirmed.intent).toEqual(question.intent);
  return question.intent;
}

describe('an agent named by voice', () => {
  test.each([
    ['start a task with gemini to fix it', 'gemini'],
    ['with codex start a task to fix it', 'codex'],
    ['ask gemini to fix it', 'gemini'],
    ['have claude code fix it', 'claude'],
    ['tell claude to fix it', 'claude'],
  ])('"%s" starts %s', (text, agent) => {
    expect(started(text)).toEqual({ type: 'start', prompt: 'fix it', project: API, name: undefined, agent });
  });

  test.each([
    ['start task fix it with codex', 'codex'],
    ['start task fix it using open code', 'opencode'],
    ['start task fix it with OpenCode', 'opencode'],
  ])('after the work may belong to it: "%s" is asked about', (text, agent) => {
    expect(askedAbout(text)).toEqual({ type: 'start', prompt: 'fix it', project: API, name: undefined, agent });
  });

  test('after the work is never cut off without a word, whatever else is said', () => {
    expect(askedAbout('start task replace openai with gemini')).toMatchObject({
      prompt: 'replace openai',
      agent: 'gemini',
    });
    expect(askedAbout('queue a task to compare it with codex')).toMatchObject({ queue: true, agent: 'codex' });
    const busy = situation([task(1, 'fix login', { projectDir: API.dir })]);
    expect(askedAbout('queue a task to compare it with codex', busy)).toMatchObject({ queue: true, agent: 'codex' });
    const trusting = new Understanding({ trustPrompts: true });
    expect(trusting.decide(heardLocally('start task fix it with codex'), situation())).toMatchObject({ type: 'tell' });
    const nowhere = situation([], { currentProject: undefined });
    understanding.decide(typed('start task fix it with codex'), nowhere);
    expect(understanding.decide(typed('the second'), nowhere)).toMatchObject({
      announcement: { question: { type: 'confirm', intent: { project: WEB, agent: 'codex' } } },
    });
  });

  test('goes with project, name and queue, in any order', () => {
    const wanted = { type: 'start', prompt: 'fix it', project: WEB, name: 'login', agent: 'codex' };
    expect(askedAbout('start task fix it in my web with codex call it login')).toEqual(wanted);
    expect(askedAbout('start task fix it call it login with codex in my web')).toEqual(wanted);
    expect(started('ask codex to fix it in my web and call it login')).toEqual(wanted);
    expect(started('in my web with codex start task fix it call it login')).toEqual(wanted);
    expect(askedAbout('queue a task to fix it with codex in my web call it login')).toEqual({ ...wanted, queue: true });
  });

  test('is one of the config; others belong to the work', () => {
    expect(started('start task fix it with codex', ['claude'])).toMatchObject({ prompt: 'fix it with codex' });
    expect(askedAbout('start task fix it with my bot', situation([], { agents: ['claude', 'my-bot'] }))).toMatchObject({
      prompt: 'fix it',
      agent: 'my-bot',
    });
    expect(started('ask bob to fix it')).toMatchObject({ announcement: { type: 'notUnderstood' } });
  });

  test('leaves what comes after to the work once it was asked', () => {
    expect(started('ask claude to compare it with codex')).toMatchObject({
      prompt: 'compare it with codex',
      agent: 'claude',
    });
  });

  test('is asked about with the rest where the local engine heard it', () => {
    const decision = understanding.decide(heardLocally('start task fix it with codex'), situation());
    expect(decision).toMatchObject({
      announcement: { question: { type: 'confirm', intent: { prompt: 'fix it', agent: 'codex' } } },
    });
  });

  test('is what the recognisers expect', () => {
    const { words, phrases, spoken } = understanding.hints(situation([], { agents: ['claude', 'codex', 'opencode'] }));
    for (const word of ['claude', 'codex', 'open', 'code']) expect(words).toContain(word);
    expect(words).not.toContain('opencode');
    expect(phrases).toEqual(expect.arrayContaining(['codex', 'opencode']));
    expect(spoken.get('codex')).toBe('code ex');
    const fewer = understanding.hints(situation([], { agents: ['claude'] }));
    expect(fewer.words).not.toContain('codex');
  });
});
