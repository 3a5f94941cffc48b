import type { AgentSettings } from '../../core/agent-settings.ts';

/** Whether an agent is told to forget its session, so that it cannot be taken up again. */
export function leavesNoSession({ command }: AgentSettings): boolean {
  return command.some((word) => FORGETTING.has(word));
}

/** Of Claude and of Codex; Gemini and OpenCode have no such option. */
const FORGETTING: ReadonlySet<string> = new Set(['--no-session-persistence', '--ephemeral']);
