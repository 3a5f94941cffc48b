import type { Certainty, Risk, Verdict } from '../../core/explanation.ts';
import type { Intent } from '../../core/intent.ts';
import { certaintyOf, type Doubt } from './doubt.ts';
import { riskOf } from './risk.ts';

/** What becomes of an intent, and why. */
export interface Judgement {
  readonly risk: Risk;
  readonly certainty: Certainty;
  readonly verdict: Verdict;
}

/** Risk by certainty gives what is done. `mustAsk`: the person wants to be asked about it each time. */
export function judge(intent: Intent, doubts: readonly Doubt[], mustAsk = false): Judgement {
  const risk = riskOf(intent);
  const certainty = certaintyOf(doubts);
  const verdict = VERDICTS[risk][certainty];
  return { risk, certainty, verdict: mustAsk && verdict !== 'refuse' ? 'ask' : verdict };
}

/** What can end or overwrite work is never done on a doubt, and on two doubts not even asked about. */
const VERDICTS: Readonly<Record<Risk, Readonly<Record<Certainty, Verdict>>>> = {
  none: { sure: 'act', unsure: 'act', guess: 'act' },
  reversible: { sure: 'undo', unsure: 'undo', guess: 'ask' },
  start: { sure: 'undo', unsure: 'ask', guess: 'ask' },
  destructive: { sure: 'act', unsure: 'ask', guess: 'refuse' },
  sweeping: { sure: 'ask', unsure: 'ask', guess: 'refuse' },
};
