import type { Agent } from '../../../src/core/agent.ts';

const IDLE = { keepsSessions: false, invocation: () => ({ file: '', args: [], env: {}, stdin: undefined }) } as const;

/** An agent that prints what is for people as it is. */
export function textAgent(): Agent {
  return {
    ...IDLE,
    name: 'text',
    output: 'text',
    reader: () => ({ read: (text) => [{ type: 'line', text }], end: () => [] }),
  };
}

/** An agent that prints `{"say":"…"}`, and any other line for people as it is. */
export function eventsAgent(): Agent {
  return {
    ...IDLE,
    name: 'events',
    output: 'events',
    reader: () => ({ read: (line) => [{ type: 'line', text: said(line) }], end: () => [] }),
  };
}

function said(line: string): string {
  try {
    const event: unknown = JSON.parse(line);
    return typeof event === 'object' && event !== null && 'say' in event ? String(event.say) : line;
  } catch {
    return line;
  }
}
