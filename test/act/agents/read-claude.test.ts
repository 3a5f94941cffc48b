import { describe, expect, it } from 'vitest';
import { readClaude } from '../../../src/act/agents/read-claude.ts';

const read = (event: object) => readClaude(JSON.stringify(event));
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
    ['Read', {}, 'reading something'],
    ['Bash', { command: 'x'.repeat(100) }, `running ${'x'.repeat(59)}…`],
  ])('it uses %s: %j', (name, input, text) => {
    expect(says({ type: 'tool_use', id: 't', name, input })).toEqual([
      { type: 'line', text: `> ${text}` },
      { type: 'activity', text },
    ]);
  });

  it('thoughts, the beginning, and what succeeds are not shown', () => {
    expect(says({ type: 'thinking', thinking: 'hmm' })).toEqual([]);
    expect(read({ type: 'system', subtype: 'init', tools: [] })).toEqual([]);
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
    expect(
      read({ type: 'result', subtype: 'success', is_error: false, result: '\u001b[1mAll done.\u001b[0m' }),
    ).toEqual([{ type: 'result', text: 'All done.', isError: false }]);
  });

  it('an API error calls itself a success, and is none', () => {
    expect(read({ type: 'result', subtype: 'success', is_error: true, result: 'API Error: 529' })).toEqual([
      { type: 'line', text: 'API Error: 529' },
      { type: 'result', text: 'API Error: 529', isError: true },
    ]);
  });

  it('a limit that was reached is an error in words', () => {
    expect(read({ type: 'result', subtype: 'error_max_turns', is_error: false })).toContainEqual({
      type: 'result',
      text: 'It reached its limit of turns.',
      isError: true,
    });
  });

  it.each(['npm warn something', '{ half a line', '', '{"type":'])('what is no event stays a line: %j', (line) => {
    expect(readClaude(line)).toEqual([{ type: 'line', text: line }]);
  });

  it.each([{}, { type: 'assistant' }, { type: 'from_the_future', a: 1 }, { type: 'result', is_error: 'x' }])(
    'an event of another shape never throws: %j',
    (event) => {
      expect(() => read(event)).not.toThrow();
    },
  );

  it('a result whose parts cannot be read is never a success', () => {
    expect(read({ type: 'result', is_error: 'no' })).toContainEqual(
      expect.objectContaining({ type: 'result', isError: true }),
    );
  });
});
