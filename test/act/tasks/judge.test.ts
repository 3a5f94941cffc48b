import { describe, expect, it } from 'vitest';
import { type Evidence, judge } from '../../../src/act/tasks/judge.ts';

function judged(evidence: Partial<Evidence>): string {
  const outcome = judge({
    intervention: undefined,
    limit: 0,
    result: undefined,
    ending: { type: 'exited', code: 0 },
    owesResult: true,
    lastLine: undefined,
    diskFull: false,
    ...evidence,
  });
  return [outcome.status, outcome.cause ?? '-', outcome.reason ?? '-'].join(' | ');
}

const good = { text: 'done', failure: undefined };

describe('how a run is judged', () => {
  it.each<readonly [string, Partial<Evidence>, string]>([
    [
      'our own cancel before all else',
      { intervention: 'cancelled', result: good },
      'cancelled | cancelled | It was cancelled.',
    ],
    [
      'our own time limit',
      { intervention: 'timeLimit', limit: 28_800_000, result: good },
      'failed | timeLimit | It ran longer than 480 min, so Wilco ended it.',
    ],
    [
      'an idleness that was ended',
      { intervention: 'stalled', limit: 20_000 },
      'failed | stalled | It did nothing for 20 s, so Wilco ended it.',
    ],
    ['a good result', { result: good }, 'completed | - | -'],
    [
      'a good result before a bad exit code',
      { result: good, ending: { type: 'exited', code: 1 } },
      'completed | - | -',
    ],
    [
      'a bad result before a good exit code',
      { result: { text: 'API Error: 529\nmore', failure: 'apiError' } },
      'failed | apiError | API Error: 529',
    ],
    ['an owed result that is missing', {}, 'failed | noResult | It ended without a result.'],
    ['exit code 0 of an agent that owes none', { owesResult: false }, 'completed | - | -'],
    [
      'an exit code, with the last words',
      { ending: { type: 'exited', code: 3 }, lastLine: '\u001b[31mno such file' },
      'failed | exitCode | It ended with exit code 3: no such file',
    ],
    [
      "another's signal",
      { ending: { type: 'signalled', signal: 'SIGKILL' } },
      'failed | signal | It was ended by SIGKILL, and not by Wilco.',
    ],
    [
      'a full disk, which can cut an output that ends well',
      { owesResult: false, diskFull: true },
      'failed | diskFull | The disk is full, so that its output is perhaps cut off.',
    ],
    [
      'what the agent says of a full disk',
      { ending: { type: 'exited', code: 1 }, lastLine: 'ENOSPC: no space left on device, write' },
      'failed | diskFull | The disk is full, so that its output is perhaps cut off.',
    ],
    [
      'a success that speaks of a full disk',
      { owesResult: false, lastLine: 'I fixed how ENOSPC is handled' },
      'completed | - | -',
    ],
    ['a good result on a full disk', { result: good, diskFull: true }, 'completed | - | -'],
    ['what could not start', { ending: { type: 'notStarted', reason: 'No.' } }, 'failed | notStarted | No.'],
    ['what nobody saw', { ending: { type: 'lost', reason: 'Lost.' } }, 'failed | lost | Lost.'],
    [
      'what nobody saw, but it left its result',
      { ending: { type: 'lost', reason: 'Lost.' }, result: good },
      'completed | - | -',
    ],
    [
      'an end that its wrapper did not live to see',
      { ending: { type: 'unseen' }, owesResult: false },
      'failed | lost | It was ended together with the process that watched it, so its exit code is unknown.',
    ],
  ])('%s', (_, evidence, outcome) => {
    expect(judged(evidence)).toBe(outcome);
  });
});
