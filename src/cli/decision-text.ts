import type { Decision } from '../core/decision.ts';
import type { Intent } from '../core/intent.ts';
import type { Understood } from '../daemon/once-understand.ts';

type Explained = Extract<Understood, { type: 'understood' }>;

/** What Wilco would do about a sentence, in one word. */
export type DecisionWord = 'act' | 'undo' | 'ask' | 'refuse' | 'tell' | 'nothing' | 'model';

/** `undo` acts, and can be taken back; `refuse` is for safety's sake; `nothing` was not understood. */
export function decisionWord({ explanation, decision }: Pick<Explained, 'explanation' | 'decision'>): DecisionWord {
  switch (decision.type) {
    case 'consult':
      return 'model';
    case 'act':
    case 'actInTurn':
      return explanation.verdict === 'undo' ? 'undo' : 'act';
    case 'tell':
      if (decision.announcement.type === 'question') return 'ask';
      if (decision.announcement.type === 'notUnderstood') return 'nothing';
      return explanation.verdict === 'refuse' ? 'refuse' : 'tell';
  }
}

/** The same as a sentence. */
export function decisionSentence(word: DecisionWord): string {
  return SENTENCES[word];
}

const SENTENCES: Readonly<Record<DecisionWord, string>> = {
  act: 'act: it would be done',
  undo: 'undo: it would be done, and “undo that” would take it back',
  ask: 'ask: it would be asked about',
  refuse: 'refuse: it would be refused, for it is too unsure what was meant',
  tell: 'tell: it would be answered',
  nothing: 'nothing: it is not understood',
  model: 'model: a language model would be asked',
};

/** What would be done, an intent each with all that it holds: "cancel: task 2 · now". None where nothing would be. */
export function intentsText(decision: Decision): readonly string[] {
  switch (decision.type) {
    case 'act':
      return [intentText(decision.intent)];
    case 'actInTurn':
      return decision.intents.map(intentText);
    case 'tell':
    case 'consult':
      return [];
  }
}

function intentText({ type, ...rest }: Intent): string {
  const parts = Object.entries(rest).flatMap(([key, value]) => partText(key, value));
  return parts.length === 0 ? type : `${type}: ${parts.join(' · ')}`;
}

function partText(key: string, value: unknown): readonly string[] {
  if (value === undefined || value === false) return [];
  if (value === true) return [key];
  if (key === 'taskId') return [`task ${value}`];
  if (typeof value === 'object' && value !== null && 'name' in value) return [`${key} ${value.name}`];
  return [`${key} ${typeof value === 'number' ? value : JSON.stringify(value)}`];
}
