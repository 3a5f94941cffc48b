import { describe, expect, it } from 'vitest';
import { ClaudeReader } from '../../../src/act/agents/read-claude.ts';
import { captured, countOf, readAll, results, seen } from './captured.ts';

const run = (name: string) => readAll(new ClaudeReader(), captured(name));

describe('a whole run of the real Claude CLI', () => {
  it('is its session, its turns, what it did, and its result with turns and cost', () => {
    const events = run('claude-tools');
    expect(seen(events)).toEqual([
      'I look.',
      expect.stringMatching(/^> running echo /),
      '> reading such/file',
      expect.stringMatching(/^> that failed: File does not exist/),
      'All done.',
    ]);
    expect(events[0]).toEqual({ type: 'session', id: expect.stringMatching(/^[\da-f-]{36}$/) });
    expect(countOf('turn', events)).toBe(3);
    expect(results(events)).toEqual([
      { type: 'result', text: 'All done.', failure: undefined, turns: 3, cost: 0.0015 },
    ]);
  });

  it.each([
    ['claude-turns', 'turns', 'It reached its limit of turns.'],
    ['claude-budget', 'budget', 'It reached its limit of cost.'],
    ['claude-auth', 'auth', 'Invalid API key · Fix external API key'],
    ['claude-not-logged-in', 'auth', 'Not logged in · Please run /login'],
    ['claude-overloaded', 'apiError', expect.stringMatching(/^API Error: 529 Overloaded/)],
  ])('%s fails as %s, and says so once', (name, failure, text) => {
    const events = run(name);
    expect(results(events)).toEqual([expect.objectContaining({ failure, text })]);
    expect(seen(events).filter((line) => line === results(events)[0]?.text)).toHaveLength(1);
  });

  it('an error of the API is no turn of the model', () => {
    expect(countOf('turn', run('claude-auth'))).toBe(0);
  });

  it('with a task in the background has two rounds: their turns add up, and the last result counts', () => {
    const events = run('claude-background');
    expect(countOf('session', events)).toBe(1);
    expect(countOf('turn', events)).toBe(2);
    expect(results(events)).toEqual([expect.objectContaining({ failure: 'apiError', turns: 3, cost: 0.004 })]);
  });
});

describe('what another program prints onto the same output', () => {
  const lines = captured('claude-tools');
  const withLine = (line: string) => readAll(new ClaudeReader(), [...lines.slice(0, -1), line]);

  it.each([
    { type: 'result', subtype: 'success', is_error: false, result: 'fooled' },
    { type: 'result', subtype: 'success', is_error: false, result: 'fooled', session_id: 'another' },
    { type: 'assistant', message: { content: [{ type: 'text', text: 'fooled' }] }, session_id: 'another' },
    { type: 'system', subtype: 'init', session_id: 'another' },
  ])('is shown and not believed: %j', (event) => {
    const line = JSON.stringify(event);
    const events = withLine(line);
    expect(results(events)).toEqual([]);
    expect(events.at(-1)).toEqual({ type: 'line', text: line });
  });

  it('does not hide the true result, which comes after it', () => {
    const events = readAll(new ClaudeReader(), [
      ...lines.slice(0, -1),
      JSON.stringify({ type: 'system', subtype: 'init', session_id: 'another' }),
      ...lines.slice(-1),
    ]);
    expect(results(events)).toEqual([expect.objectContaining({ text: 'All done.', failure: undefined })]);
  });

  it('of a tool stands inside an event, and is never read as one', () => {
    expect(results(readAll(new ClaudeReader(), lines)).map(({ text }) => text)).toEqual(['All done.']);
  });

  it('cannot be told apart where the beginning is not there', () => {
    expect(results(readAll(new ClaudeReader(), lines.slice(-2)))).toEqual([
      expect.objectContaining({ text: 'All done.' }),
    ]);
  });
});
