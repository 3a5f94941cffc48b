import { describe, expect, test } from 'vitest';
import type { Decision } from '../../../src/core/decision.ts';
import type { Intent } from '../../../src/core/intent.ts';
import type { Utterance } from '../../../src/core/utterance.ts';
import { riskOf } from '../../../src/understand/safety/risk.ts';
import { understandingThere, WORLD } from '../corpus/world.ts';
import { unrelatedSentences } from './unrelated-sentences.ts';

const sentences = unrelatedSentences();

const heardBy: Readonly<Record<string, Omit<Utterance, 'text'>>> = {
  'a keyboard': { engine: 'typed', freeText: 'exact', confidence: undefined, duration: undefined },
  'a large recogniser': { engine: 'openai', freeText: 'exact', confidence: undefined, duration: 2000 },
  'the local engine, sure': { engine: 'local', freeText: 'guess', confidence: 0.95, duration: 2000 },
  'the local engine, in doubt': { engine: 'local', freeText: 'guess', confidence: 0.4, duration: 2000 },
};

/** Each sentence meets a conversation that has just begun: no answer to a question of the one before. */
function decisions(from: Omit<Utterance, 'text'>): readonly { readonly text: string; readonly decision: Decision }[] {
  const understanding = understandingThere();
  return sentences.map((text) => ({ text, decision: understanding.explain({ ...from, text }, WORLD).decision }));
}

function acts(decision: Decision): readonly Intent[] {
  if (decision.type === 'act') return [decision.intent];
  return decision.type === 'actInTurn' ? decision.intents : [];
}

function isDangerous(intent: Intent): boolean {
  return ['destructive', 'sweeping', 'start'].includes(riskOf(intent));
}

test('there are 500 sentences, none twice', () => {
  expect(new Set(sentences).size).toBe(sentences.length);
  expect(sentences.length).toBeGreaterThanOrEqual(500);
});

describe.each(Object.entries(heardBy))('unrelated sentences from %s', (_, from) => {
  const decided = decisions(from);

  test('start nothing and end nothing', () => {
    expect(decided.filter(({ decision }) => acts(decision).some(isDangerous))).toEqual([]);
  });

  test('do anything at all in at most one of a hundred', () => {
    const acting = decided.filter(({ decision }) => acts(decision).length > 0).map(({ text }) => text);
    expect(acting.length, acting.join('\n')).toBeLessThanOrEqual(sentences.length / 100);
  });

  test('make Wilco ask whether to end something in at most one of a hundred', () => {
    const asking = decided.filter(({ decision }) => asksToEnd(decision)).map(({ text }) => text);
    expect(asking.length, asking.join('\n')).toBeLessThanOrEqual(sentences.length / 100);
  });
});

function asksToEnd(decision: Decision): boolean {
  if (decision.type !== 'tell' || decision.announcement.type !== 'question') return false;
  const { question } = decision.announcement;
  if (question.type === 'whichTask') return question.wanted.type === 'cancel' || question.wanted.type === 'retry';
  return question.type === 'confirm' && riskOf(question.intent) !== 'start' && isDangerous(question.intent);
}
