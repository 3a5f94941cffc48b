import { readFileSync } from 'node:fs';
import type { AgentEvent, AgentReader } from '../../../src/core/agent.ts';

/**
 * What a real agent printed against a scripted API, line by line: `claude-*` by the Claude CLI 2.1.329, `codex-*` by
 * the Codex CLI 0.169.0, `gemini-*` by the Gemini CLI 0.61.0 and `opencode-*` by OpenCode 1.18.33, shortened by lists
 * that no reader looks at, with paths of nobody.
 */
export function captured(name: string): readonly string[] {
  const file = new URL(`../../fixtures/agents/${name}.jsonl`, import.meta.url);
  return readFileSync(file, 'utf8').replace(/\n$/, '').split('\n');
}

export function readAll(reader: AgentReader, lines: readonly string[]): readonly AgentEvent[] {
  return [...lines.flatMap((line) => reader.read(line)), ...reader.end()];
}

/** The lines among them, as a person sees them. */
export function seen(events: readonly AgentEvent[]): readonly string[] {
  return events.flatMap((event) => (event.type === 'line' ? [event.text] : []));
}

export function activities(events: readonly AgentEvent[]): readonly string[] {
  return events.flatMap((event) => (event.type === 'activity' ? [event.text] : []));
}

export function results(events: readonly AgentEvent[]): readonly Extract<AgentEvent, { type: 'result' }>[] {
  return events.filter((event) => event.type === 'result');
}

export function countOf(type: AgentEvent['type'], events: readonly AgentEvent[]): number {
  return events.filter((event) => event.type === type).length;
}
