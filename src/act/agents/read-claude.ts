import { z } from 'zod';
import type { AgentEvent } from '../../core/agent.ts';
import { plainText } from '../../core/plain-text.ts';
import { firstLine } from '../output/first-line.ts';
import { toolActivity } from './tool-activity.ts';

/**
 * One line of Claude's `--output-format stream-json --verbose` (2.1): system, assistant, user (tool results) and result
 * events. What is not JSON (its stderr) is a line as it is; events that mean nothing to a person give [].
 */
export function readClaude(line: string): readonly AgentEvent[] {
  if (!line.startsWith('{')) return [{ type: 'line', text: line }];
  const json = parse(line);
  if (json === undefined) return [{ type: 'line', text: line }];
  const event = claudeEvent.safeParse(json);
  if (!event.success) return [];
  switch (event.data.type) {
    case 'assistant':
      return event.data.message.content.flatMap(readBlock);
    case 'user':
      return readToolResults(event.data.message.content);
    case 'result':
      return readResult(event.data);
  }
}

const block = z.union([
  z.object({ type: z.literal('text'), text: z.string() }),
  z.object({ type: z.literal('tool_use'), name: z.string(), input: z.record(z.string(), z.unknown()).catch({}) }),
  z.object({ type: z.literal('tool_result'), is_error: z.boolean().optional(), content: z.unknown() }),
  z.object({ type: z.string() }).transform(() => ({ type: 'other' as const })),
]);
type Block = z.infer<typeof block>;

const claudeEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('assistant'), message: z.object({ content: z.array(block) }) }),
  z.object({ type: z.literal('user'), message: z.object({ content: z.union([z.string(), z.array(block)]) }) }),
  z.object({
    type: z.literal('result'),
    subtype: z.string().catch('unknown'),
    is_error: z.boolean().catch(true),
    result: z.string().optional().catch(undefined),
    errors: z.array(z.string()).catch([]),
  }),
]);
type ResultEvent = Extract<z.infer<typeof claudeEvent>, { type: 'result' }>;

function readBlock(content: Block): readonly AgentEvent[] {
  switch (content.type) {
    case 'text': {
      const lines = content.text.split('\n').map((text): AgentEvent => ({ type: 'line', text }));
      const activity = firstLine(content.text);
      return activity === '' ? lines : [...lines, { type: 'activity', text: activity }];
    }
    case 'tool_use': {
      const text = toolActivity(content.name, content.input);
      return [
        { type: 'line', text: `> ${text}` },
        { type: 'activity', text },
      ];
    }
    case 'tool_result':
    case 'other':
      return [];
  }
}

/** Only what went wrong: a tool's whole output would bury the agent's own words. */
function readToolResults(content: string | readonly Block[]): readonly AgentEvent[] {
  if (typeof content === 'string') return [];
  return content.flatMap((part): readonly AgentEvent[] => {
    if (part.type !== 'tool_result' || part.is_error !== true) return [];
    const why = typeof part.content === 'string' ? firstLine(part.content) : '';
    return [{ type: 'line', text: why === '' ? '> that failed' : `> that failed: ${why}` }];
  });
}

/** `subtype` alone misleads: an API error is `success` with `is_error`. */
function readResult(event: ResultEvent): readonly AgentEvent[] {
  const isError = event.is_error || event.subtype !== 'success';
  const text = plainText(event.result ?? (event.errors.join('\n') || (ENDINGS[event.subtype] ?? event.subtype)));
  if (!isError) return [{ type: 'result', text, isError }];
  return [
    { type: 'line', text },
    { type: 'result', text, isError },
  ];
}

const ENDINGS: Readonly<Record<string, string>> = {
  error_max_turns: 'It reached its limit of turns.',
  error_max_budget_usd: 'It reached its limit of cost.',
  error_during_execution: 'It met an error while it worked.',
};

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
