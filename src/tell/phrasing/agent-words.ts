import { oneLine } from './plain-text.ts';
import { shorten } from './shorten.ts';

/** An agent by its name as it is written: "Claude", "OpenCode"; the config's own ones as they are there. */
export function agentName(agent: string): string {
  const name = shorten(oneLine(agent), 30);
  return PROPER.get(name) ?? (name === '' ? 'The agent' : name);
}

/** What to type in a terminal to log it in; undefined where that is not known. */
export function logInCommand(agent: string): string | undefined {
  return LOG_IN.get(agent);
}

const PROPER: ReadonlyMap<string, string> = new Map([
  ['claude', 'Claude'],
  ['codex', 'Codex'],
  ['gemini', 'Gemini'],
  ['opencode', 'OpenCode'],
]);

/** From the documentation of each: claude and gemini ask at their first start. */
const LOG_IN: ReadonlyMap<string, string> = new Map([
  ['claude', 'claude'],
  ['codex', 'codex login'],
  ['gemini', 'gemini'],
  ['opencode', 'opencode auth login'],
]);
