import { describe, expect, it } from 'vitest';
import { CodexReader } from '../../../src/act/agents/read-codex.ts';
import { captured, countOf, readAll, results, seen } from './captured.ts';

const run = (name: string) => readAll(new CodexReader(), captured(name));
const read = (...events: object[]) =>
  readAll(
    new CodexReader(),
    events.map((event) => JSON.stringify(event)),
  );

describe('a whole run of the real Codex CLI', () => {
  it('is its session, what it did, and its last message as the result', () => {
    const events = run('codex-tools');
    expect(events[0]).toEqual({ type: 'session', id: expect.stringMatching(/^[\da-f-]{36}$/) });
    expect(seen(events)).toEqual([
      'I look first.',
      'Then I mend.',
      '> running echo hi; ls /no/such',
      '> that failed: exit code 2',
      '> writing api/notes.md',
      'All done.',
    ]);
    expect(results(events)).toEqual([{ type: 'result', text: 'All done.', failure: undefined }]);
    expect(countOf('turn', events)).toBe(0);
  });

  it.each([
    ['codex-auth', 'auth', /^unexpected status 401 Unauthorized: Incorrect API key/],
    ['codex-api-error', 'apiError', /high demand/],
  ])('%s fails as %s, and says so once', (name, failure, text) => {
    const events = run(name);
    expect(results(events)).toEqual([{ type: 'result', failure, text: expect.stringMatching(text) }]);
    expect(seen(events)).toHaveLength(1);
  });

  it('tries again after an error, which is no end', () => {
    const events = run('codex-reconnects');
    expect(seen(events).some((line) => line.startsWith('Reconnecting... 2/5'))).toBe(true);
    expect(results(events)).toEqual([{ type: 'result', text: 'All done.', failure: undefined }]);
  });
});

describe('a line of codex exec --json', () => {
  it.each([
    [{ type: 'command_execution', command: "/bin/bash -lc 'npm test'" }, 'running npm test'],
    [{ type: 'command_execution', command: '/bin/bash -lc "echo \'a\'"' }, "running echo 'a'"],
    [{ type: 'command_execution', command: 'npm test' }, 'running npm test'],
    [{ type: 'file_change', changes: [{ path: '/x/api/a.ts', kind: 'update' }] }, 'editing api/a.ts'],
    [{ type: 'file_change', changes: [{ path: '/x/a.ts', kind: 'delete' }] }, 'deleting x/a.ts'],
    [
      { type: 'file_change', changes: ['/x/a', '/x/b', '/x/c'].map((path) => ({ path, kind: 'add' })) },
      'writing x/a and 2 more',
    ],
    [{ type: 'mcp_tool_call', server: 'db', tool: 'query' }, 'using query of db'],
    [{ type: 'web_search', query: 'rust slices' }, 'searching the web for rust slices'],
    [{ type: 'todo_list', items: [{ text: 'look', completed: true }] }, 'planning'],
    [{ type: 'collab_tool_call', tool: 'spawn_agent' }, 'working with another agent'],
  ])('%j is %j, told once however often it is reported', (item, text) => {
    const all = ['item.started', 'item.updated', 'item.completed'].map((type) => ({
      type,
      item: { id: 'i', ...item },
    }));
    const told = [
      { type: 'line', text: `> ${text}` },
      { type: 'activity', text },
    ];
    expect(read(...all)).toEqual(told);
    expect(read(...all.slice(2))).toEqual(told);
  });

  it('thoughts and what is not known are not shown', () => {
    expect(read({ type: 'item.completed', item: { id: 'i', type: 'reasoning', text: 'hmm' } })).toEqual([]);
    expect(read({ type: 'item.completed', item: { id: 'i', type: 'from_the_future' } })).toEqual([]);
    expect(read({ type: 'turn.started' }, { type: 'from.the.future' })).toEqual([]);
  });

  it('a tool of a server that failed is one line more', () => {
    const item = { id: 'i', type: 'mcp_tool_call', server: 'db', tool: 'query', status: 'failed' };
    expect(seen(read({ type: 'item.completed', item: { ...item, error: { message: 'no table\nat x' } } }))).toEqual([
      '> using query of db',
      '> that failed: no table',
    ]);
  });

  it.each([
    ['Missing environment variable: `OPENAI_API_KEY`.', 'auth'],
    ['Your access token could not be refreshed. Please log in again.', 'auth'],
    ['stream disconnected before completion', 'apiError'],
    ['{"error":{"message":"The model is gone"}}', 'apiError'],
    ['internal error; agent loop died unexpectedly', 'agentError'],
  ])('a turn that failed with %j is %s', (message, failure) => {
    const text = message.startsWith('{') ? 'The model is gone' : message;
    expect(read({ type: 'turn.failed', error: { message } })).toEqual([
      { type: 'line', text },
      { type: 'result', text, failure },
    ]);
  });

  it('a turn that failed without a reason has failed all the same', () => {
    expect(results(read({ type: 'turn.failed' }))).toEqual([expect.objectContaining({ failure: 'apiError' })]);
  });

  it('a success without the count of tokens is not its own, and is shown', () => {
    expect(read({ type: 'turn.completed' })).toEqual([{ type: 'line', text: '{"type":"turn.completed"}' }]);
  });

  it('that it looks at its stdin is not worth a line; all else that is no event is one', () => {
    const lines = ['Reading additional input from stdin...', 'ERROR codex_core: x'];
    expect(seen(readAll(new CodexReader(), lines))).toEqual(['ERROR codex_core: x']);
  });
});
