import { expect, test } from 'vitest';
import type { Recognition } from '../../../../src/core/heard.ts';
import { believeFreeWords } from '../../../../src/hear/recogniser/local/believe-free-words.ts';

function heard(confidence: number): Recognition {
  const utterance = { text: 'start task a', engine: 'local', freeText: 'guess', confidence, duration: 900 } as const;
  return { type: 'speech', utterance };
}

test('free words want more confidence than a sentence that is known word by word', () => {
  expect(believeFreeWords(heard(0.8), { kindOf: () => 'free' })).toEqual({ type: 'nothing', why: 'unclear' });
  expect(believeFreeWords(heard(0.9), { kindOf: () => 'free' })).toEqual(heard(0.9));
  for (const kind of ['control', 'destructive', 'unknown'] as const)
    expect(believeFreeWords(heard(0.5), { kindOf: () => kind })).toEqual(heard(0.5));
});

test('nothing stays nothing', () => {
  const silence = { type: 'nothing', why: 'silence' } as const;
  expect(believeFreeWords(silence, { kindOf: () => 'free' })).toBe(silence);
});
