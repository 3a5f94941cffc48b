import type { Expression } from '../templates/expression.ts';
import { tokenise } from '../text/tokens.ts';

/** What a sentence of the person's own is made of. */
export interface SentenceParts {
  /** Every {list:slot} in it. `offset` in characters from 0. */
  readonly lists: readonly Extract<Expression, { type: 'list' }>[];
  readonly rules: readonly Extract<Expression, { type: 'rule' }>[];
  /** The slots that are filled however it is said. */
  readonly always: ReadonlySet<string>;
  /** How many words are said at least that are not from a list. */
  readonly ownWords: number;
}

/** The parts of a parsed sentence. */
export function sentenceParts(expression: Expression): SentenceParts {
  switch (expression.type) {
    case 'text':
      return { ...NOTHING, ownWords: tokenise(expression.text).length };
    case 'gap':
      return NOTHING;
    case 'rule':
      return { ...NOTHING, rules: [expression] };
    case 'list':
      return { ...NOTHING, lists: [expression], always: new Set([expression.slot]) };
    case 'optional':
      return { ...sentenceParts(expression.item), always: NOTHING.always, ownWords: 0 };
    case 'sequence':
    case 'permutation': {
      const all = expression.items.map(sentenceParts);
      return {
        ...together(all),
        always: new Set(all.flatMap(({ always }) => [...always])),
        ownWords: all.reduce((sum, { ownWords }) => sum + ownWords, 0),
      };
    }
    case 'alternative': {
      const all = expression.items.map(sentenceParts);
      const [first = NOTHING, ...others] = all;
      return {
        ...together(all),
        always: new Set([...first.always].filter((slot) => others.every(({ always }) => always.has(slot)))),
        ownWords: Math.min(...all.map(({ ownWords }) => ownWords)),
      };
    }
  }
}

const NOTHING: SentenceParts = { lists: [], rules: [], always: new Set(), ownWords: 0 };

function together(all: readonly SentenceParts[]): Pick<SentenceParts, 'lists' | 'rules'> {
  return { lists: all.flatMap(({ lists }) => lists), rules: all.flatMap(({ rules }) => rules) };
}
