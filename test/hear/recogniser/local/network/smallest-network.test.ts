import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Expression, type Grammar, readJsgf } from '../../../../../src/hear/recogniser/local/network/read-jsgf.ts';
import { smallestNetwork } from '../../../../../src/hear/recogniser/local/network/smallest-network.ts';
import { wordNetwork } from '../../../../../src/hear/recogniser/local/network/word-network.ts';
import { sentencesOf } from './sentences-of.ts';

const expressions = fc.letrec<{ expression: Expression }>((tie) => {
  const parts = fc.array(tie('expression'), { minLength: 1, maxLength: 3 });
  return {
    expression: fc.oneof(
      { maxDepth: 3, depthIdentifier: 'expression' },
      fc.constantFrom('a', 'b', 'c').map((word): Expression => ({ type: 'word', word })),
      fc
        .tuple(fc.constantFrom('sequence', 'choice', 'optional'), parts)
        .map(([type, list]): Expression => ({ type, parts: list })),
      fc
        .tuple(tie('expression'), fc.constantFrom(0, 1))
        .map(([inner, atLeast]): Expression => ({ type: 'repeated', inner, atLeast })),
    ),
  };
}).expression;

function grammarOf(expression: Expression): Grammar {
  return { start: 'all', rules: new Map([['all', expression]]) };
}

describe('the smallest network', () => {
  it('has the same sentences with the same weights, but for one factor', () => {
    fc.assert(
      fc.property(expressions, (expression) => {
        const network = wordNetwork(grammarOf(expression));
        const before = sentencesOf(network, 3);
        const after = sentencesOf(smallestNetwork(network), 3);
        expect([...after.keys()].toSorted()).toEqual([...before.keys()].toSorted());
        const factors = [...before].map(([sentence, weight]) => (after.get(sentence) ?? 0) / weight);
        for (const factor of factors) expect(factor).toBeCloseTo(factors[0] ?? 0, 5);
      }),
    );
  });

  it('has one state for what goes on alike, and for what was reached alike', () => {
    const grammar = readJsgf(
      '#JSGF V1.0;\ngrammar t;\npublic <s> = open the <x> now | shut the <x> now;\n<x> = door | big door | window;\n',
    );
    if (grammar === undefined) throw new Error('unreadable');
    expect(wordNetwork(grammar).states).toBe(10);
    expect(smallestNetwork(wordNetwork(grammar)).states).toBe(6);
  });

  it('says as early as it can how unlikely a sentence is', () => {
    const grammar = readJsgf('#JSGF V1.0;\ngrammar t;\npublic <s> = go (a | b | c | d) | stop;\n');
    if (grammar === undefined) throw new Error('unreadable');
    const { arcs } = smallestNetwork(wordNetwork(grammar));
    expect(arcs.find(({ word }) => word === 'go')?.weight).toBeCloseTo(0.25, 9);
    expect(arcs.find(({ word }) => word === 'b')?.weight).toBe(1);
  });
});
