import { type AgentLimits, type AgentSettings, PROMPT_PLACE } from '../../core/agent-settings.ts';

/**
 * The command with the limits as options, before the prompt and a `--` directly before that: an earlier `--` may be that
 * of a program which runs Claude. Only the Claude CLI has such options (2.1: --max-turns,
 * which its help does not name, and --max-budget-usd); Codex, Gemini and OpenCode have none, and are left as they are.
 * An option that the command has already stays.
 */
export function withLimits({ command, format }: AgentSettings, limits: AgentLimits = {}): readonly string[] {
  if (format !== 'claude') return command;
  const options = [
    ...option(command, '--max-turns', limits.turns),
    ...option(command, '--max-budget-usd', limits.cost),
  ];
  return command.toSpliced(placeOf(command), 0, ...options);
}

function option(command: readonly string[], name: string, value: number | undefined): readonly string[] {
  const isThere = command.some((word) => word === name || word.startsWith(`${name}=`));
  return value === undefined || isThere ? [] : [name, String(value)];
}

function placeOf(command: readonly string[]): number {
  const prompt = command.findIndex((word) => word.includes(PROMPT_PLACE));
  if (prompt === -1) return command.length;
  return command[prompt - 1] === '--' ? prompt - 1 : prompt;
}
