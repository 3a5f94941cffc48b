import { describe, expect, it } from 'vitest';
import { OpencodeReader } from '../../../src/act/agents/read-opencode.ts';
import { captured, countOf, readAll, results, seen } from './captured.ts';

const run = (name: string) => readAll(new OpencodeReader(), captured(name));
const read = (...events: object[]) =>
  readAll(
    new OpencodeReader(),
    events.map((event) => JSON.stringify({ sessionID: 's', ...event })),
  );
const step = { type: 'step_start', part: {} };
const text = (words: string) => ({ type: 'text', part: { text: words } });
const tool = { type: 'tool_use', part: { tool: 'list', state: { status: 'completed', input: { path: 'src' } } } };
const finish = (reason: string, cost = 0) => ({ type: 'step_finish', part: { reason, cost } });

describe('a whole run of the real OpenCode', () => {
  it('is its session, its turns, what it did, and its last step as the result with turns and cost', () => {
    const events = run('opencode-tools');
    expect(events[0]).toEqual({ type: 'session', id: expect.stringMatching(/^ses_/) });
    expect(seen(events)).toEqual([
      'I look first.',
      expect.stringMatching(/^> running echo /),
      '> reading api/nope.txt',
      expect.stringMatching(/^> that failed: File not found/),
      '> writing api/notes.md',
      '> planning',
      'All done.',
      'Really so.',
    ]);
    expect(countOf('turn', events)).toBe(5);
    expect(results(events)).toEqual([
      { type: 'result', text: 'All done.\nReally so.', failure: undefined, turns: 5, cost: expect.closeTo(0.0001, 9) },
    ]);
  });

  it.each([
    ['opencode-auth', 'auth', 'Incorrect API key'],
    ['opencode-api-error', 'apiError', 'bad thing'],
  ])('%s fails as %s, and says so once', (name, failure, words) => {
    const events = run(name);
    expect(results(events)).toEqual([expect.objectContaining({ failure, text: words })]);
    expect(seen(events)).toEqual([words]);
  });
});

describe('a line of opencode run --format json', () => {
  it('a step that used a tool is not the last one, whatever it says', () => {
    expect(results(read(step, tool, finish('stop')))).toEqual([]);
    expect(results(read(step, finish('tool-calls')))).toEqual([]);
    expect(results(read(step, tool, finish('tool-calls'), step, text('done'), finish('stop')))).toEqual([
      { type: 'result', text: 'done', failure: undefined, turns: 2, cost: undefined },
    ]);
  });

  it('an answer that was cut short is no success', () => {
    expect(results(read(step, text('and then'), finish('length', 0.5)))).toEqual([
      { type: 'result', text: 'Its last answer was cut short: length.', failure: 'agentError', turns: 1, cost: 0.5 },
    ]);
  });

  it.each([
    [{ name: 'ProviderAuthError', data: { message: 'who are you' } }, 'auth', 'who are you'],
    [{ name: 'APIError', data: { message: 'busy', statusCode: 503 } }, 'apiError', 'busy'],
    [{ name: 'MessageAbortedError', data: {} }, 'agentError', 'MessageAbortedError'],
    ['odd', 'agentError', 'It failed without a reason.'],
  ])('the error %j is %s', (error, failure, words) => {
    expect(results(read({ type: 'error', error }))).toEqual([expect.objectContaining({ failure, text: words })]);
  });

  it('it may go on after an error, and its last word counts', () => {
    const events = read({ type: 'error', error: { name: 'APIError' } }, step, text('done'), finish('stop'));
    expect(results(events).map(({ failure }) => failure)).toEqual(['apiError', undefined]);
  });

  it.each([
    { ...finish('stop'), sessionID: 'another' },
    { type: 'step_finish', part: { reason: 'stop', cost: 0 } },
  ])('what another program prints is shown and not believed: %j', (event) => {
    const reader = new OpencodeReader();
    reader.read(JSON.stringify({ ...step, sessionID: 's' }));
    expect(reader.read(JSON.stringify(event))).toEqual([{ type: 'line', text: JSON.stringify(event) }]);
  });
});
