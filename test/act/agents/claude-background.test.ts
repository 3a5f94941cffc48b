import { describe, expect, it } from 'vitest';
import { ClaudeReader } from '../../../src/act/agents/read-claude.ts';
import { captured, results } from './captured.ts';

const system = (subtype: string, more: object) => JSON.stringify({ type: 'system', subtype, ...more });
const started = (id: string, more: object = {}) =>
  system('task_started', { task_id: id, run_id: `run-${id}`, is_backgrounded: true, ...more });
const result = (text: string, more: object = {}) =>
  JSON.stringify({ type: 'result', subtype: 'success', is_error: false, result: text, queued_turn_count: 0, ...more });

/** What the results are after each of the lines, and at the end. */
function resultsAfter(...lines: readonly string[]): readonly (readonly string[])[] {
  const reader = new ClaudeReader();
  const texts = (events: Parameters<typeof results>[0]) => results(events).map(({ text }) => text);
  return [...lines.map((line) => texts(reader.read(line))), texts(reader.end())];
}

describe('a result of Claude', () => {
  it.each(['claude-background', 'claude-background-shell'])(
    'in %s is not given out while it waits for what it has in the background',
    (name) => {
      const lines = captured(name);
      const reader = new ClaudeReader();
      const before = lines.slice(0, -1).flatMap((line) => reader.read(line));
      expect(before.filter((event) => event.type === 'line')).not.toEqual([]);
      expect(results(before)).toEqual([]);
      expect(results(reader.read(lines.at(-1) ?? ''))).toHaveLength(1);
      expect(reader.end()).toEqual([]);
    },
  );

  it('is given out where Claude ends instead of waiting', () => {
    const lines = captured('claude-background-shell');
    const first = lines.findIndex((line) => line.includes('"result":"First."'));
    const reader = new ClaudeReader();
    for (const line of lines.slice(0, first + 1)) expect(results(reader.read(line))).toEqual([]);
    expect(reader.end()).toEqual([
      { type: 'result', text: 'First.', failure: undefined, turns: 2, cost: expect.any(Number) },
    ]);
    expect(reader.end()).toEqual([]);
  });

  it('waits for all that is in the background, and for the round that its end begins', () => {
    const end = (id: string) => system('task_notification', { task_id: id, status: 'completed' });
    expect(resultsAfter(started('a'), started('b'), result('1'), end('a'), result('2'), end('b'), result('3'))).toEqual(
      [...[[], [], [], [], [], [], ['3']], []],
    );
  });

  it('waits for a round that has begun, and for one that is queued', () => {
    const init = system('init', {});
    const ended = system('background_tasks_changed', { tasks: [] });
    expect(resultsAfter(started('a'), result('1'), init, ended, result('2'))).toEqual([[], [], [], [], ['2'], []]);
    expect(resultsAfter(result('1', { queued_turn_count: 1 }), result('2'))).toEqual([[], ['2'], []]);
  });

  it.each([
    system('background_tasks_changed', { tasks: [] }),
    system('background_tasks_changed', { tasks: [{ task_id: 'b', ambient: true }] }),
  ])('is given out when nothing is left to wait for: %s', (line) => {
    expect(resultsAfter(started('a'), result('1'), line)).toEqual([[], [], ['1'], []]);
  });

  it('still waits while Claude, which has stopped what it waited for, is about to say so', () => {
    const killed = system('task_updated', { task_id: 'a', patch: { status: 'killed' } });
    const told = system('task_notification', { task_id: 'a', status: 'stopped' });
    const none = system('background_tasks_changed', { tasks: [] });
    expect(resultsAfter(started('a'), result('1'), killed, told, none, result('2'))).toEqual([
      ...[[], [], [], [], [], ['2']],
      [],
    ]);
  });

  it('waits for what was moved to the background, not for what works in the foreground', () => {
    const foreground = started('a', { is_backgrounded: false });
    const moved = system('task_updated', { task_id: 'a', patch: { is_backgrounded: true } });
    expect(resultsAfter(foreground, result('1'))).toEqual([[], ['1'], []]);
    expect(resultsAfter(foreground, moved, result('1'))).toEqual([[], [], [], ['1']]);
  });

  it('that is a failure is held back too, while its words are shown at once', () => {
    const reader = new ClaudeReader();
    reader.read(started('a'));
    expect(reader.read(result('API Error: 529', { is_error: true }))).toEqual([
      { type: 'line', text: 'API Error: 529' },
      { type: 'waits' },
    ]);
    expect(reader.end()).toEqual([expect.objectContaining({ type: 'result', failure: 'apiError' })]);
  });

  it.each(['task_started', 'task_updated', 'task_notification', 'background_tasks_changed'])(
    'is not lost by an event %s of another shape',
    (subtype) => {
      for (const more of [{}, { task_id: 1, tasks: 'none' }, { task_id: 'a', patch: null, tasks: [null] }]) {
        expect(resultsAfter(system(subtype, more), result('1')).flat()).toEqual(['1']);
      }
    },
  );
});
