import { join } from 'node:path';
import { expect, test } from 'vitest';
import { decisionText } from './decision-text.ts';
import { readCorpus } from './read-corpus.ts';
import { understandingThere, WORLD } from './world.ts';

const lines = readCorpus(join(import.meta.dirname, 'phrases'));
const understanding = understandingThere();

test('the corpus has at least 1,200 lines, none twice', () => {
  const said = lines.map(({ utterance }) => JSON.stringify(utterance));
  expect(new Set(said).size).toBe(said.length);
  expect(said.length).toBeGreaterThanOrEqual(1200);
});

test.each(lines)('$place: $utterance.text', ({ utterance, decision }) => {
  expect(decisionText(understanding.explain(utterance, WORLD))).toBe(decision);
});
