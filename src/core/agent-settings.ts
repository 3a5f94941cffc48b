/** Stands for the prompt in an agent's command. */
export const PROMPT_PLACE = '{prompt}';

/** What an agent prints: the events of one of these programs, a JSON object a line, or text for people. */
export type AgentFormat = 'claude' | 'codex' | 'gemini' | 'opencode' | 'text';

/** How one coding agent is called, and how its output is read. */
export interface AgentSettings {
  /** The program and its arguments; {@link PROMPT_PLACE} in an argument stands for the prompt. No shell reads them. */
  readonly command: readonly string[];
  readonly format: AgentFormat;
  /**
   * Names of the variables that it gets of the person's environment; a `*` at the end stands for any rest. Left out:
   * all of them but Wilco's own.
   */
  readonly environment?: readonly string[] | undefined;
}

/** How far an agent may go, for those that know such a limit. Both are above 0; left out: no limit. */
export interface AgentLimits {
  /** How often it may go to its model. */
  readonly turns?: number | undefined;
  /** US dollars. */
  readonly cost?: number | undefined;
}

/**
 * The Claude CLI (2.1): its readable stream, no session left behind, no questions; `--` ends the options, so that a
 * prompt that begins with a dash is no option.
 */
export const CLAUDE: AgentSettings = {
  command: [
    ...['claude', '-p', '--output-format', 'stream-json', '--verbose'],
    ...['--no-session-persistence', '--permission-mode', 'bypassPermissions', '--', PROMPT_PLACE],
  ],
  format: 'claude',
};

/** The Codex CLI (0.169): its events, no session left behind, no questions and no sandbox, in any folder. */
export const CODEX: AgentSettings = {
  command: [
    ...['codex', 'exec', '--json', '--ephemeral', '--skip-git-repo-check'],
    ...['--dangerously-bypass-approvals-and-sandbox', '--', PROMPT_PLACE],
  ],
  format: 'codex',
};

/**
 * The Gemini CLI (0.61): its events, no questions, in any folder. It has no option to leave no session behind. The
 * prompt is one word with its option: by itself a word that begins with a dash would be another option.
 */
export const GEMINI: AgentSettings = {
  command: [
    ...['gemini', '--output-format', 'stream-json', '--approval-mode', 'yolo', '--skip-trust'],
    `--prompt=${PROMPT_PLACE}`,
  ],
  format: 'gemini',
};

/** OpenCode (1.18): its events, no questions. It has no option to leave no session behind. */
export const OPENCODE: AgentSettings = {
  command: ['opencode', 'run', '--format', 'json', '--auto', '--', PROMPT_PLACE],
  format: 'opencode',
};

/** The agents that are known without a config, by their names. */
export const BUILT_IN_AGENTS: Readonly<Record<string, AgentSettings>> = {
  claude: CLAUDE,
  codex: CODEX,
  gemini: GEMINI,
  opencode: OPENCODE,
};
