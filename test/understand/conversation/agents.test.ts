import { describe, expect, test } from 'vitest';
import { Understanding } from '../../../src/understand/understanding.ts';
import { API, heardLocally, situation, typed, WEB } from '../situations.ts';

const understanding = new Understanding();

function started(text: string, agents?: readonly string[]): unknown {
  const decision = understanding.decide(typed(text), situation([], agents === undefined ? {} : { agents }));
  return decision.type === 'act' && decision.intent.type === 'start' ? decision.intent : decision;
}

describe('an agent named by voice', () => {
  test.each([
    ['start task fix it with codex', 'codex'],
    ['start task fix it using open code', 'opencode'],
    ['start task fix it with OpenCode', 'opencode'],
    ['start a task with gemini to fix it', 'gemini'],
    ['with codex start a task to fix it', 'codex'],
    ['ask gemini to fix it', 'gemini'],
    ['have claude code fix it', 'claude'],
    ['tell claude to fix it', 'claude'],
  ])('"%s" starts %s', (text, agent) => {
    expect(started(text)).toEqual({ type: 'start', prompt: 'fix it', project: API, name: undefined, agent });
  });

  test('goes with project, name and queue, in any order', () => {
    const wanted = { type: 'start', prompt: 'fix it', project: WEB, name: 'login', agent: 'codex' };
    expect(started('start task fix it in my web with codex call it login')).toEqual(wanted);
    expect(started('start task fix it call it login with codex in my web')).toEqual(wanted);
    expect(started('ask codex to fix it in my web and call it login')).toEqual(wanted);
    expect(started('queue a task to fix it with codex in my web call it login')).toEqual({ ...wanted, queue: true });
  });

  test('is one of the config; others belong to the work', () => {
    expect(started('start task fix it with codex', ['claude'])).toMatchObject({ prompt: 'fix it with codex' });
    expect(started('start task fix it with my bot', ['claude', 'my-bot'])).toMatchObject({
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
