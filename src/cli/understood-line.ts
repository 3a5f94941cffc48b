import type { ErrorFacts } from '../core/error.ts';
import type { Understood } from '../daemon/once-understand.ts';
import { type DecisionWord, decisionWord } from './decision-text.ts';

/** One line of `wilco understand --json`. */
export type UnderstoodLine =
  | {
      /** Null for a text. */
      readonly file: string | null;
      /** As it was typed or heard; empty where nothing was. */
      readonly text: string;
      /** Null where no template fits; where several do, the first's. */
      readonly intent: string | null;
      readonly slots: Readonly<Record<string, string | number | boolean>>;
      /** 0 to 1. */
      readonly confidence: number;
      readonly decision: DecisionWord;
      /** Milliseconds, recognising and understanding together. */
      readonly ms: number;
    }
  | { readonly file: string; readonly error: ErrorFacts };

/** What is printed for a program. */
export function understoodLine(understood: Understood): UnderstoodLine {
  switch (understood.type) {
    case 'failed':
      return { file: understood.file, error: understood.error };
    case 'nothingHeard': {
      const { file, ms } = understood;
      return { file, text: '', intent: null, slots: {}, confidence: 0, decision: 'nothing', ms: rounded(ms) };
    }
    case 'understood': {
      const { file = null, explanation, ms } = understood;
      const [reading] = explanation.readings;
      return {
        file,
        text: explanation.text,
        intent: reading?.intent ?? null,
        slots: reading?.slots ?? {},
        confidence: explanation.confidence,
        decision: decisionWord(understood),
        ms: rounded(ms),
      };
    }
  }
}

/** To microseconds. */
function rounded(ms: number): number {
  return Math.round(ms * 1000) / 1000;
}
