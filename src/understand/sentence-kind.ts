import type { Reading, Risk } from '../core/explanation.ts';
import type { Intent } from '../core/intent.ts';
import type { SentenceKind } from '../core/recogniser.ts';
import type { Asking } from './conversation/pending-question.ts';
import { endsWork, riskOf } from './safety/risk.ts';

/** What is known of a sentence without doing it. */
export interface SentenceSeen {
  readonly readings: readonly Reading[];
  readonly risk: Risk | undefined;
  /** It names one of the candidates of an open choice. */
  readonly answers: boolean;
}

/**
 * How much it takes to believe a recogniser that heard this. `free`: the slots that free text fills. `asking`: the open
 * question, for "yes" is as destructive as what it allows.
 */
export function sentenceKind(
  { readings, risk, answers }: SentenceSeen,
  free: ReadonlySet<string>,
  asking: Asking | undefined,
): SentenceKind {
  if (answers) return answerEndsWork(asking) ? 'destructive' : 'control';
  if (readings.length === 0) return 'unknown';
  if (readings.some(({ slots }) => Object.keys(slots).some((slot) => free.has(slot)))) return 'free';
  if ((risk !== undefined && endsWork(risk)) || readings.some(({ intent }) => ENDS_WORK.has(intent)))
    return 'destructive';
  const agrees = readings.some(({ intent }) => intent === 'confirm');
  return agrees && answerEndsWork(asking) ? 'destructive' : 'control';
}

/** Whether the answer to a question can end work, or run a program. */
export function answerEndsWork(asking: Asking | undefined): boolean {
  switch (asking?.type) {
    case 'confirm':
      return endsWork(riskOf(asking.intent));
    case 'confirmSeveral':
      return asking.steps.some(({ intent }) => endsWork(riskOf(intent)));
    case 'whichTask':
      return GRAVE_WISHES.includes(asking.wanted.type);
    default:
      return false;
  }
}

const GRAVE_WISHES: readonly Intent['type'][] = ['cancel', 'retry'];

/** Templates' intents that do so also where it must still be asked which task is meant. */
const ENDS_WORK: ReadonlySet<string> = new Set(['cancel', 'cancelAll', 'shutdown']);
