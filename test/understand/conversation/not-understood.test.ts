import { expect, test } from 'vitest';
import type { Decision } from '../../../src/core/decision.ts';
import { Understanding } from '../../../src/understand/understanding.ts';
import { situation, typed } from '../situations.ts';

const understanding = new Understanding();

function suggestions(decision: Decision): readonly string[] {
  if (decision.type !== 'tell' || decision.announcement.type !== 'notUnderstood') throw new Error('understood');
  return decision.announcement.suggestions;
}

test.each([
  ['whats runing', 'what is running'],
  ['what can i sing', 'what can i say'],
  ['read me the resolt', 'read me the result'],
  ['cancel at', 'cancel it'],
])('"%s" suggests "%s" first', (text, sentence) => {
  expect(suggestions(understanding.decide(typed(text), situation()))[0]).toBe(sentence);
});

test('a start that was misheard suggests how to start', () => {
  const [nearest = ''] = suggestions(understanding.decide(typed('star task fix the thing'), situation()));
  expect(nearest).toMatch(/^start (a )?(new )?task /);
});

test('at most three are suggested, all of other intents, and each is understood', () => {
  const found = suggestions(understanding.decide(typed('what is the thing'), situation()));
  expect(found.length).toBeGreaterThan(0);
  expect(found.length).toBeLessThanOrEqual(3);
  for (const sentence of found) {
    const decision = understanding.decide(typed(sentence.replace('…', 'fix it')), situation());
    expect([sentence, decision.type === 'tell' && decision.announcement.type]).not.toEqual([sentence, 'notUnderstood']);
  }
});

test('what comes near nothing suggests nothing', () => {
  expect(suggestions(understanding.decide(typed('purple elephants dance under moonlight'), situation()))).toEqual([]);
  expect(suggestions(understanding.decide(typed(''), situation()))).toEqual([]);
});
