import { describe, expect, it } from 'vitest';
import { GeminiReader } from '../../../src/act/agents/read-gemini.ts';
import { activities, captured, countOf, readAll, results, seen } from './captured.ts';

const run = (name: string) => readAll(new GeminiReader(), captured(name));
const read = (...events: object[]) =>
  readAll(
    new GeminiReader(),
    events.map((event) => JSON.stringify(event)),
  );
const piece = (content: string) => ({ type: 'message', role: 'assistant', content, delta: true });
const stats = { total_tokens: 1 };

describe('a whole run of the real Gemini CLI', () => {
  it('is its session, its turns, what it did, and what it said last as the result', () => {
    const events = run('gemini-tools');
    expect(events[0]).toEqual({ type: 'session', id: expect.stringMatching(/^[\da-f-]{36}$/) });
    expect(seen(events)).toEqual([
      ...['I look first.', 'Then I mend.', expect.stringMatching(/^> running echo /)],
      ...['I look first.', 'Then I mend.', '> reading api/nope.txt', expect.stringMatching(/^> that failed: File not/)],
      ...['I look first.', 'Then I mend.', '> writing notes.md'],
      ...['All done.', 'Really so.'],
    ]);
    expect(countOf('turn', events)).toBe(4);
    expect(results(events)).toEqual([{ type: 'result', text: 'All done.\nReally so.', failure: undefined, turns: 4 }]);
  });

  it.each([
    ['gemini-auth', 'auth', 'API keys are not supported'],
    ['gemini-empty-answer', 'apiError', expect.stringMatching(/^The model returned an empty response/)],
  ])('%s fails as %s, and says so once', (name, failure, text) => {
    const events = run(name);
    expect(results(events)).toEqual([expect.objectContaining({ failure, text })]);
    expect(seen(events)).toEqual([results(events)[0]?.text]);
  });
});

describe('a line of Gemini', () => {
  it('pieces become whole lines wherever they were cut, and the last line comes with what follows', () => {
    const events = read(piece('One'), piece(' two\nthr'), piece('ee'), piece('\n'), piece('four'));
    expect(seen(events)).toEqual(['One two', 'three', 'four']);
    expect(activities(events).at(-1)).toBe('One two');
    expect(seen(read(piece('cut sh')))).toEqual(['cut sh']);
  });

  it('several tools of one answer are one turn, and an answer after them another', () => {
    const call = { type: 'tool_use', tool_name: 'glob', parameters: { pattern: '*.ts' } };
    const gave = { type: 'tool_result', status: 'success' };
    expect(countOf('turn', read(call, call, gave, gave, piece('done')))).toBe(2);
  });

  it.each([
    [{ type: 'FatalTurnLimitedError', message: 'Reached max session turns for this session.' }, 'turns'],
    [{ type: 'FatalAuthenticationError', message: 'no' }, 'auth'],
    [{ type: 'unknown', message: '[API Error: {"error":{"code":503,"message":"busy"}}]' }, 'apiError'],
    [{ type: 'FatalToolExecutionError', message: 'No space left' }, 'agentError'],
  ])('an end with %j is %s', (error, failure) => {
    expect(results(read({ type: 'result', status: 'error', error, stats }))).toEqual([
      expect.objectContaining({ failure }),
    ]);
  });

  it('an end that is no success has failed, whatever it is called', () => {
    expect(results(read({ type: 'result', status: 'odd', stats }))).toEqual([
      expect.objectContaining({ failure: 'agentError' }),
    ]);
  });

  it.each([
    'When using Gemini API, you must specify the GEMINI_API_KEY environment variable.',
    'Invalid auth method selected.',
  ])('before it begins, %j is an end; later it is a line', (line) => {
    expect(readAll(new GeminiReader(), [line])).toEqual([
      { type: 'line', text: line },
      { type: 'result', text: line, failure: 'auth' },
    ]);
    const init = JSON.stringify({ type: 'init', session_id: 's' });
    expect(results(readAll(new GeminiReader(), [init, line]))).toEqual([]);
  });

  it('a success without statistics is not its own, and is shown', () => {
    const line = '{"type":"result","status":"success"}';
    expect(readAll(new GeminiReader(), [line])).toEqual([{ type: 'line', text: line }]);
  });

  it("the person's words are not shown again", () => {
    expect(read({ type: 'message', role: 'user', content: 'mend it' })).toEqual([]);
  });
});
