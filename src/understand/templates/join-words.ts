import type { Expression } from './expression.ts';
import { TemplateFault } from './template-fault.ts';

/** Most forms that one run of parts written without spaces (`turn(s|ed|ing)`) may have. */
const MOST_FORMS = 4096;

/** Looks up a rule's body; throws a TemplateFault when there is none or it contains itself. */
export type RuleLookup = (name: string, offset: number) => Expression;

/**
 * Makes every part a whole word: parts that touch (`light[s]`, `[un]lock`, `turn(s| it on)`) become alternatives of
 * whole words; gaps vanish. A list or rule stays what it is; text that touches a list becomes a word beside it.
 */
export function joinWords(expression: Expression, rules: RuleLookup): Expression {
  switch (expression.type) {
    case 'text':
    case 'list':
    case 'rule':
      return expression;
    case 'gap':
      return { type: 'sequence', items: [] };
    case 'optional':
      return { type: 'optional', item: joinWords(expression.item, rules) };
    case 'alternative':
      return { type: 'alternative', items: expression.items.map((item) => joinWords(item, rules)) };
    case 'permutation':
      return { ...expression, items: expression.items.map((item) => joinWords(item, rules)) };
    case 'sequence':
      return {
        type: 'sequence',
        items: touchingRuns(expression.items).map((run) => {
          const [only] = run;
          return run.length === 1 && only !== undefined ? joinWords(only, rules) : joinRun(run, rules);
        }),
      };
  }
}

/** Every text that the expression can be; for the values of lists, which hold no lists themselves. */
export function expandTexts(expression: Expression, rules: RuleLookup): readonly string[] {
  return expandPieces(expression, rules).map((pieces) =>
    pieces
      .map((piece) => {
        if (typeof piece === 'string') return piece;
        throw new TemplateFault(piece.type === 'list' ? piece.offset : 0, 'expected words: a value holds no list');
      })
      .join('')
      .replace(/\s+/g, ' ')
      .trim(),
  );
}

/** Text (spaces included) or a list. */
type Piece = string | Extract<Expression, { type: 'list' }>;

function touchingRuns(items: readonly Expression[]): readonly (readonly Expression[])[] {
  const runs: Expression[][] = [[]];
  for (const item of items) {
    if (item.type === 'gap') runs.push([]);
    else runs.at(-1)?.push(item);
  }
  return runs.filter((run) => run.length > 0);
}

function joinRun(run: readonly Expression[], rules: RuleLookup): Expression {
  const forms = expandPieces({ type: 'sequence', items: run }, rules).map((pieces): Expression => {
    const items: Expression[] = [];
    let text = '';
    const flush = (): void => {
      for (const word of text.split(/\s+/).filter((part) => part !== '')) items.push({ type: 'text', text: word });
      text = '';
    };
    for (const piece of pieces) {
      if (typeof piece === 'string') text += piece;
      else {
        flush();
        items.push(piece);
      }
    }
    flush();
    return { type: 'sequence', items };
  });
  return { type: 'alternative', items: forms };
}

function expandPieces(expression: Expression, rules: RuleLookup): readonly (readonly Piece[])[] {
  switch (expression.type) {
    case 'text':
      return [[expression.text]];
    case 'gap':
      return [[' ']];
    case 'list':
      return [[expression]];
    case 'rule':
      return expandPieces(rules(expression.name, expression.offset), rules);
    case 'optional':
      return [[], ...expandPieces(expression.item, rules)];
    case 'alternative':
      return bounded(expression.items.flatMap((item) => expandPieces(item, rules)));
    case 'sequence':
      return product(expression.items, rules);
    case 'permutation':
      return bounded(
        orders(expression.items).flatMap((order) =>
          product([...order.flatMap((item): readonly Expression[] => [{ type: 'gap' }, item]), { type: 'gap' }], rules),
        ),
      );
  }
}

function product(items: readonly Expression[], rules: RuleLookup): readonly (readonly Piece[])[] {
  let forms: readonly (readonly Piece[])[] = [[]];
  for (const item of items) {
    const next = expandPieces(item, rules);
    if (forms.length * next.length > MOST_FORMS) throw tooMany();
    forms = forms.flatMap((form) => next.map((pieces) => [...form, ...pieces]));
  }
  return forms;
}

/** Every order of the items. */
function orders(items: readonly Expression[]): readonly (readonly Expression[])[] {
  if (items.length > 6) throw tooMany();
  if (items.length <= 1) return [items];
  return items.flatMap((item, index) => orders(items.toSpliced(index, 1)).map((order) => [item, ...order]));
}

function bounded<T>(forms: readonly T[]): readonly T[] {
  if (forms.length > MOST_FORMS) throw tooMany();
  return forms;
}

function tooMany(): TemplateFault {
  return new TemplateFault(0, `expected at most ${MOST_FORMS} forms of parts written without spaces between`);
}
