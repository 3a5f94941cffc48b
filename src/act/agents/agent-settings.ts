/** How one coding agent is called, and how its output is read. */
export interface AgentSettings {
  /** The program and its arguments; "{prompt}" in an argument stands for the prompt. No shell reads them. */
  readonly command: readonly string[];
  /** `claude`: one JSON event a line, as Claude prints with --output-format stream-json. `text`: for people. */
  readonly format: 'claude' | 'text';
}

/** `--` ends the options, so that a prompt that begins with a dash is no option. */
export const CLAUDE: AgentSettings = {
  command: [
    ...['claude', '-p', '--output-format', 'stream-json', '--verbose'],
    ...['--no-session-persistence', '--permission-mode', 'bypassPermissions', '--', '{prompt}'],
  ],
  format: 'claude',
};
