import { z } from 'zod';
import { firstLine } from '../output/first-line.ts';
import { toolActivity } from './tool-activity.ts';

const text = z.string().catch('');
const status = z.string().optional().catch(undefined);
const error = z.object({ message: text }).optional().catch(undefined);
const id = z.string();

/** What one item of a Codex thread is, as `codex exec --json` tells it (codex-rs/exec/src/exec_events.rs). */
export const codexItem = z.union([
  z.object({ id, type: z.literal('agent_message'), text: z.string() }),
  z.object({ id, type: z.literal('error'), message: z.string() }),
  z.object({
    id,
    type: z.literal('command_execution'),
    command: text,
    status,
    exit_code: z.number().optional().catch(undefined),
  }),
  z.object({
    id,
    type: z.literal('file_change'),
    changes: z.array(z.object({ path: z.string(), kind: text })).catch([]),
    status,
    error,
  }),
  z.object({ id, type: z.literal('mcp_tool_call'), server: text, tool: text, status, error }),
  z.object({ id, type: z.literal('collab_tool_call'), tool: text, status, error }),
  z.object({ id, type: z.literal('web_search'), query: text, status, error }),
  z.object({ id, type: z.literal('todo_list'), status, error }),
  z.object({ id, type: z.string() }).transform((item) => ({ id: item.id, type: 'other' as const })),
]);
export type CodexItem = z.infer<typeof codexItem>;

/** An item that is something done, and no words. */
export type CodexWork = Exclude<CodexItem, { type: 'agent_message' | 'error' }>;

/** What an item means to a person; undefined for what it thinks and what is not known. */
export function codexActivity(item: CodexWork): string | undefined {
  switch (item.type) {
    case 'command_execution':
      return toolActivity('Bash', { command: withoutShell(item.command) });
    case 'file_change': {
      const [first, ...others] = item.changes;
      const activity = toolActivity(TOOLS.get(first?.kind ?? '') ?? 'Edit', { file_path: first?.path });
      return others.length === 0 ? activity : `${activity} and ${others.length} more`;
    }
    case 'mcp_tool_call':
      return `using ${firstLine(item.tool)} of ${firstLine(item.server)}`;
    case 'collab_tool_call':
      return 'working with another agent';
    case 'web_search':
      return toolActivity('WebSearch', { query: item.query });
    case 'todo_list':
      return toolActivity('TodoWrite', {});
    case 'other':
      return undefined;
  }
}

const TOOLS: ReadonlyMap<string, string> = new Map([
  ['add', 'Write'],
  ['delete', 'Delete'],
  ['update', 'Edit'],
]);

/** It runs everything as `/bin/bash -lc '…'`; only what stands in the quotes says something. */
function withoutShell(command: string): string {
  const [, inner = command] = /^(?:\S*\/)?(?:ba|z|da)?sh -l?c ([\s\S]+)$/.exec(command) ?? [];
  const [, quoted] = /^(['"])([\s\S]*)\1$/.exec(inner)?.slice(1) ?? [];
  return quoted ?? inner;
}
