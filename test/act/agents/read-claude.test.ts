import { describe, expect, it } from 'vitest';
import { ClaudeReader } from '../../../src/act/agents/read-claude.ts';

const read = (event: object) => new ClaudeReader().read(JSON.stringify(event));
const says = (...content: object[]) =>
  read({ type: 'assistant', message: { role: 'assistant', content }, session_id: 's' });

describe('a line of stream-json', () => {
  it('the assistant speaks: its lines, and the first as activity', () => {
    expect(says({ type: 'text', text: 'I found it.\n\nThe fix:' })).toEqual([
      { type: 'line', text: 'I found it.' },
      { type: 'line', text: '' },
      { type: 'line', text: 'The fix:' },
      { type: 'activity', text: 'I found it.' },
    ]);
  });

  it.each([
    ['Edit', { file_path: '/home/someone/code/api/src/login.ts' }, 'editing src/login.ts'],
    ['Write', { file_path: 'notes.md' }, 'writing notes.md'],
    ['Bash', { command: 'npm test\nnpm run lint' }, 'running npm test'],
    ['Grep', { pattern: 'TODO.*\u001b[31mred' }, 'searching for TODO.*red'],
    ['TodoWrite', { todos: [] }, 'planning'],
    ['mcp__db__query', { sql: 'select 1' }, 'using mcp__db__query'],
    ['constructor', {}, 'using constructor'],
    ['Read', {}, 'reading something'],
    ['Bash', { command: 'x'.repeat(100) }, `running ${'x'.repeat(59)}…`],
  ])('it uses %s: %j', (name, input, text) => {
    expect(says({ type: 'tool_use', id: 't', name, input })).toEqual([
      { type: 'line', text: `> ${text}` },
      { type: 'activity', text },
    ]);
  });

  it('thoughts, and what succeeds, are not shown', () => {
    expect(says({ type: 'thinking', thinking: 'hmm' })).toEqual([]);
    const content = [{ type: 'tool_result', tool_use_id: 't', content: '{"type":"result","is_error":false}' }];
    expect(read({ type: 'user', message: { role: 'user', content } })).toEqual([]);
  });

  it('a tool that failed is one line', () => {
    const content = [{ type: 'tool_result', tool_use_id: 't', is_error: true, content: 'no such file\nat x' }];
    expect(read({ type: 'user', message: { content } })).toEqual([
      { type: 'line', text: '> that failed: no such file' },
    ]);
  });

  it('a success is a result without control sequences', () => {
    const result = '\u001b[1mAll done.\u001b[0m';
    expect(read({ type: 'result', subtype: 'success', is_error: false, result })).toEqual([
      { type: 'result', text: 'All done.', failure: undefined, turns: undefined, cost: undefined },
    ]);
  });

  it.each([
    ['API Error: 529', {}, 'apiError'],
    ['Something odd', { api_error_status: 500 }, 'apiError'],
    ['Something odd', { terminal_reason: 'api_error' }, 'apiError'],
    ['Something odd', { api_error_status: 401 }, 'auth'],
    ['Failed to authenticate. API Error: 403 OAuth token has expired', {}, 'auth'],
    ['OAuth token revoked · Please run /login', {}, 'auth'],
    ['Something odd', {}, 'agentError'],
    ['Something odd', { subtype: 'error_during_execution' }, 'agentError'],
  ])('an error calls itself a success, and is none: %s %j', (result, more, failure) => {
    expect(read({ type: 'result', subtype: 'success', is_error: true, result, ...more })).toEqual([
      { type: 'line', text: result },
      { type: 'result', text: result, failure, turns: undefined, cost: undefined },
    ]);
  });

  it.each([
    ['error_max_turns', 'turns', 'It reached its limit of turns.'],
    ['error_max_budget_usd', 'budget', 'It reached its limit of cost.'],
    ['error_during_execution', 'agentError', 'It ended with error_during_execution.'],
    ['constructor', 'agentError', 'It ended with constructor.'],
  ])('without a word of its own, %s is an error in words', (subtype, failure, text) => {
    expect(read({ type: 'result', subtype, is_error: false })).toContainEqual(
      expect.objectContaining({ type: 'result', text, failure }),
    );
  });

  it.each(['npm warn something', '{ half a line', '', '{"type":', '{}', '{"level":"info"}'])(
    'what is no event stays a line: %j',
    (line) => {
      expect(new ClaudeReader().read(line)).toEqual([{ type: 'line', text: line }]);
    },
  );

  it.each([{ type: 'assistant' }, { type: 'from_the_future', a: 1 }, { type: 'assistant', message: { content: 1 } }])(
    'an event of another shape means nothing: %j',
    (event) => {
      expect(read(event)).toEqual([]);
    },
  );

  it.each([{ is_error: 'no' }, { subtype: 1, is_error: false }, {}])(
    'a result whose parts cannot be read is never a success: %j',
    (event) => {
      expect(read({ type: 'result', result: 'fine', ...event })).toContainEqual(
        expect.objectContaining({ type: 'result', failure: 'agentError' }),
      );
    },
  );
});
