import { describe, expect, test } from 'vitest';
import type { Certainty, Risk, Verdict } from '../../../src/core/explanation.ts';
import type { Intent } from '../../../src/core/intent.ts';
import { certaintyOf, confidenceOf, type Doubt } from '../../../src/understand/safety/doubt.ts';
import { judge } from '../../../src/understand/safety/judge.ts';
import { riskOf } from '../../../src/understand/safety/risk.ts';
import { API } from '../situations.ts';

const START: Intent = { type: 'start', prompt: 'fix it', project: API, name: undefined };
const EXAMPLES: Readonly<Record<Risk, readonly Intent[]>> = {
  none: [
    { type: 'status' },
    { type: 'taskStatus', taskId: 1 },
    { type: 'result', taskId: 1 },
    { type: 'changes', taskId: 1 },
    { type: 'open', taskId: 1, what: 'diff' },
    { type: 'openProject', project: API },
    { type: 'whichProject' },
    { type: 'listProjects' },
    { type: 'stopReading' },
    { type: 'help' },
  ],
  reversible: [
    { type: 'rename', taskId: 1, name: 'x' },
    { type: 'switchProject', project: API },
    { type: 'speech', on: false },
    { type: 'addWord', word: 'x', spoken: undefined },
    { type: 'forgetWord', word: 'x' },
  ],
  start: [START],
  destructive: [
    { type: 'cancel', taskId: 1 },
    { type: 'runCommand', name: 'x', command: ['true'], dir: undefined, timeout: 1 },
  ],
  sweeping: [{ type: 'cancelAll', taskIds: [1, 2] }, { type: 'retry', taskId: 1 }, { type: 'shutdown' }],
};
const DOUBTS: Readonly<Record<Certainty, readonly Doubt[]>> = {
  sure: [],
  unsure: ['heard'],
  guess: ['heard', 'name'],
};

describe.each<[Risk, Verdict, Verdict, Verdict]>([
  ['none', 'act', 'act', 'act'],
  ['reversible', 'undo', 'undo', 'ask'],
  ['start', 'undo', 'ask', 'ask'],
  ['destructive', 'act', 'ask', 'refuse'],
  ['sweeping', 'ask', 'ask', 'refuse'],
])('a risk of "%s"', (risk, sure, unsure, guess) => {
  test.each(EXAMPLES[risk])('is that of $type', (intent) => {
    expect(riskOf(intent)).toBe(risk);
    expect(judge(intent, DOUBTS.sure).verdict).toBe(sure);
    expect(judge(intent, DOUBTS.unsure).verdict).toBe(unsure);
    expect(judge(intent, DOUBTS.guess).verdict).toBe(guess);
  });
});

test('what the person wants to be asked about is asked about, and what is refused stays so', () => {
  expect(judge({ type: 'status' }, [], true).verdict).toBe('ask');
  expect(judge({ type: 'cancel', taskId: 1 }, DOUBTS.guess, true).verdict).toBe('refuse');
});

test('the same doubt twice is one doubt', () => {
  expect(certaintyOf(['heard', 'heard'])).toBe('unsure');
  expect(certaintyOf(['heard', 'reference'])).toBe('guess');
});

test('confidence is what the recogniser says, less for each doubt that is not its own', () => {
  expect(confidenceOf(undefined, [])).toBe(1);
  expect(confidenceOf(0.4, ['heard'])).toBe(0.4);
  expect(confidenceOf(0.9, ['name'])).toBeCloseTo(0.54);
  expect(confidenceOf(undefined, ['name', 'meaning'])).toBeCloseTo(0.36);
  expect(confidenceOf(7, [])).toBe(1);
});
