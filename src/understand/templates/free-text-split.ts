import type { Expression } from './expression.ts';
import type { Sentence } from './sentence.ts';

/** A sentence, cut before its first free text. */
export interface SplitSentence {
  /** What comes before free text; all of it where there is none. */
  readonly lead: readonly Expression[];
  /** What is or may be after it, each as it is when it is said. */
  readonly tail: readonly Expression[];
  /** The lists' names of its free texts, in their order. */
  readonly freeText: readonly string[];
}

/** Cuts a sentence into what is fixed and what is free. */
export function splitAtFreeText(sentence: Sentence): SplitSentence {
  const { expression } = sentence;
  const items = expression.type === 'sequence' ? expression.items : [expression];
  const first = items.findIndex((item) => freeTextIn(item, sentence).length > 0);
  if (first < 0) return { lead: items, tail: [], freeText: [] };
  return {
    lead: items.slice(0, first),
    tail: items.slice(first).map((item) => (item.type === 'optional' ? item.item : item)),
    freeText: freeTextIn(expression, sentence),
  };
}

function freeTextIn(expression: Expression, sentence: Sentence): readonly string[] {
  switch (expression.type) {
    case 'text':
    case 'gap':
      return [];
    case 'list': {
      const { name, offset } = expression;
      return sentence.references.list(name, offset).type === 'wildcard' ? [name] : [];
    }
    case 'rule':
      return freeTextIn(sentence.references.rule(expression.name, expression.offset), sentence);
    case 'optional':
      return freeTextIn(expression.item, sentence);
    case 'sequence':
    case 'alternative':
    case 'permutation':
      return expression.items.flatMap((item) => freeTextIn(item, sentence));
  }
}
