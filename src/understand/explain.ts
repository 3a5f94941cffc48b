import type { Decision } from '../core/decision.ts';
import type { Explanation } from '../core/explanation.ts';
import type { Utterance } from '../core/utterance.ts';
import type { Meaning } from './intents/meaning.ts';
import { certaintyOf, confidenceOf } from './safety/doubt.ts';
import { judge } from './safety/judge.ts';
import type { SentenceRead } from './sentence-reader.ts';

/** The way from an utterance to a decision. */
export interface Way {
  readonly utterance: Utterance;
  readonly read: SentenceRead;
  readonly meaning: Meaning;
  readonly decision: Decision;
}

/** The steps of a way, as data for people and programs. */
export function explanation({ utterance, read, meaning, decision }: Way): Explanation {
  const { repaired, matches } = read;
  const doubts = meaning.type === 'intent' ? meaning.doubts : [];
  const judgement = meaning.type === 'intent' ? judge(meaning.intent, doubts, meaning.mustAsk) : undefined;
  return {
    text: utterance.text,
    repaired: repaired.text,
    repairs: repaired.changes,
    readings: matches.map(({ intent, template, slots }) => ({ intent, template, slots })),
    references: meaning.type === 'intent' || meaning.type === 'ask' ? meaning.references : [],
    risk: judgement?.risk,
    certainty: meaning.type === 'intent' ? certaintyOf(doubts) : undefined,
    confidence: matches.length === 0 ? 0 : confidenceOf(utterance.confidence, doubts),
    verdict: meaning.type === 'ask' ? 'ask' : judgement?.verdict,
    decision,
  };
}
