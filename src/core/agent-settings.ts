/** Stands for the prompt in an agent's command. */
export const PROMPT_PLACE = '{prompt}';

/** How one coding agent is called, and how its output is read. */
export interface AgentSettings {
  /** The program and its arguments; {@link PROMPT_PLACE} in an argument stands for the prompt. No shell reads them. */
  readonly command: readonly string[];
  /** `claude`: one JSON event a line, as Claude prints with --output-format stream-json. `text`: for people. */
  readonly format: 'claude' | 'text';
}

/**
 * The Claude CLI: its readable stream, no session left behind, no questions; `--` ends the options, so that a prompt
 * that begins with a dash is no option.
 */
export const CLAUDE: AgentSettings = {
  command: [
    ...['claude', '-p', '--output-format', 'stream-json', '--verbose'],
    ...['--no-session-persistence', '--permission-mode', 'bypassPermissions', '--', PROMPT_PLACE],
  ],
  format: 'claude',
};
